using Microsoft.Extensions.Logging.Abstractions;
using System.Security.Cryptography;
using SupportBot.Channels;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Contracts;

/// <summary>A file customers send is kept whole or not at all, wherever its bytes are.</summary>
public abstract class AttachmentContract(StoreKind engine)
{
    private const long Plenty = 100_000_000;

    [StoreTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(StoredAttachments.ChunkLength - 1)]
    [InlineData(StoredAttachments.ChunkLength)]
    [InlineData(StoredAttachments.ChunkLength + 1)]
    [InlineData((5 * StoredAttachments.ChunkLength) + 17)]
    public async Task A_file_comes_back_as_it_was(int length)
    {
        await using var store = await TestStore.OpenAsync(engine);
        var files = FilesOf(store);
        var bytes = Bytes(length);

        var kept = (await files.KeepAsync("photo.png", new MemoryStream(bytes), Plenty, default)).ShouldNotBeNull();

        var (about, content) = (await files.OpenAsync(kept.Id, default)).ShouldNotBeNull();
        about.ShouldBe(new Attachment(kept.Id, "photo.png", FileKind.Of(bytes), length));
        (await AllOfAsync(content)).ShouldBe(bytes);
    }

    [StoreFact]
    public async Task A_file_is_what_its_bytes_are_whatever_its_name_and_its_hash_is_kept()
    {
        await using var store = await TestStore.OpenAsync(engine);
        byte[] picture = [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', .. Bytes(2 * StoredAttachments.ChunkLength)];

        // A byte at a time, as a slow line brings it.
        var kept = await FilesOf(store).KeepAsync("page.html", new Dribble(picture), Plenty, default);

        kept!.ContentType.ShouldBe("image/png");
        (await store.Database.ReadAsync(sql => sql.FirstAsync("SELECT sha256 FROM attachments", row => row.GetString(0))))
            .ShouldBe(Convert.ToHexStringLower(SHA256.HashData(picture)));
    }

    [StoreFact]
    public async Task Of_a_removed_file_nothing_is_left()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var files = FilesOf(store);
        var kept = await files.KeepAsync("a", new MemoryStream(Bytes(700_000)), Plenty, default);

        await files.RemoveAsync(kept!.Id, default);
        await files.RemoveAsync(kept.Id, default);

        (await files.OpenAsync(kept.Id, default)).ShouldBeNull();
        (await PiecesAsync(store)).ShouldBe(0);
    }

    [StoreFact]
    public async Task After_a_day_what_no_message_refers_to_is_removed_and_nothing_else()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var files = FilesOf(store);
        var loose = await files.KeepAsync("loose", new MemoryStream(Bytes(10)), Plenty, default);
        var sent = await files.KeepAsync("sent", new MemoryStream(Bytes(10)), Plenty, default);
        await store.AcceptAsync(store.Message("see") with { Attachments = [sent! with { IsConfidential = true }] });
        // As a program kept it that did not tell yet which message refers to it.
        await store.Database.WriteAsync(WriteKey.None, sql => sql.ExecuteAsync(
            "INSERT INTO attachments (id, name, content_type, size, created_at) VALUES ('old', 'old', 'x', 1, 0)"));
        store.Clock.Advance(TimeSpan.FromHours(23));
        var young = await files.KeepAsync("young", new MemoryStream(Bytes(10)), Plenty, default);
        store.Clock.Advance(TimeSpan.FromHours(2));

        using var sweep = new LooseFiles(store.Database, files, store.Clock, NullLogger<LooseFiles>.Instance);
        await sweep.SweepAsync(default);

        (await files.OpenAsync(loose!.Id, default)).ShouldBeNull();
        var (about, content) = (await files.OpenAsync(sent!.Id, default)).ShouldNotBeNull();
        await content.DisposeAsync();
        about.IsConfidential.ShouldBeTrue();
        (await store.Database.ReadAsync(sql => sql.ListAsync("SELECT id FROM attachments", row => row.GetString(0))))
            .ShouldBe(["old", sent.Id, young!.Id], ignoreOrder: true);
    }

    [StoreFact]
    public async Task A_file_outlives_a_restart()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var kept = await FilesOf(store).KeepAsync("a.txt", new MemoryStream("hello"u8.ToArray()), Plenty, default);

        await store.ReopenAsync();

        var (_, content) = (await FilesOf(store).OpenAsync(kept!.Id, default)).ShouldNotBeNull();
        (await AllOfAsync(content)).ShouldBe("hello"u8.ToArray());
    }

    [StoreTheory]
    [InlineData(100, 99)]
    [InlineData(1_000_000, 999_999)]
    public async Task Of_a_file_that_is_too_long_nothing_is_kept(int length, long allowed)
    {
        await using var store = await TestStore.OpenAsync(engine);

        (await FilesOf(store).KeepAsync("long", new MemoryStream(Bytes(length)), allowed, default)).ShouldBeNull();

        (await PiecesAsync(store)).ShouldBe(0);
    }

    [StoreFact]
    public async Task A_file_is_there_when_all_of_it_is_and_not_before()
    {
        await using var store = await TestStore.OpenAsync(engine);
        using var sender = new SlowSender(Bytes(700_000));

        var keeping = FilesOf(store).KeepAsync("a", sender, Plenty, default);
        await sender.Waiting;

        (await store.Database.ReadAsync(sql => sql.FirstAsync("SELECT COUNT(*) FROM attachments", row => row.GetInt64(0)))).ShouldBe(0);
        sender.GoOn();
        (await FilesOf(store).OpenAsync((await keeping)!.Id, default)).ShouldNotBeNull();
    }

    [StoreFact]
    public async Task A_sender_who_goes_in_the_middle_leaves_nothing()
    {
        await using var store = await TestStore.OpenAsync(engine);
        using var sender = new SlowSender(Bytes(700_000));

        var keeping = FilesOf(store).KeepAsync("a", sender, Plenty, default);
        await sender.Waiting;
        sender.Break();

        await Should.ThrowAsync<IOException>(() => keeping);
        (await PiecesAsync(store)).ShouldBe(0);
    }

    [StoreFact]
    public async Task Downloads_that_stand_still_keep_the_store_from_nobody()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var files = FilesOf(store);
        var kept = await files.KeepAsync("a", new MemoryStream(Bytes(700_000)), Plenty, default);

        var downloads = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => files.OpenAsync(kept!.Id, default)));
        foreach (var download in downloads) (await download!.Value.Content.ReadAsync(new byte[10])).ShouldBe(10);

        (await store.Inbox.ReadPositionAsync(ChannelName.Telegram)).ShouldBeNull();
        foreach (var download in downloads) await download!.Value.Content.DisposeAsync();
    }

    [StoreTheory]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("../../../../../../../etc/passwd")]
    [InlineData("")]
    public async Task What_was_never_kept_is_not_found(string id)
    {
        await using var store = await TestStore.OpenAsync(engine);

        (await FilesOf(store).OpenAsync(id, default)).ShouldBeNull();
    }

    private protected static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private sealed class Dribble(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(Position < 3000 ? buffer[..1] : buffer, cancellationToken);
    }

    private protected static async Task<byte[]> AllOfAsync(Stream content)
    {
        using var copy = new MemoryStream();
        await using (content) await content.CopyToAsync(copy);
        return copy.ToArray();
    }

    /// <summary>As the program chooses it for the store.</summary>
    private protected static IAttachments FilesOf(TestStore store) => StorageSetup.Attachments(store.Database, store.Folder, store.Clock);

    /// <summary>Whatever there is of files, finished or not.</summary>
    private protected static async Task<long> PiecesAsync(TestStore store) =>
        await store.Database.ReadAsync(sql => sql.FirstAsync(
            "SELECT (SELECT COUNT(*) FROM attachments) + (SELECT COUNT(*) FROM attachment_chunks) + (SELECT COUNT(*) FROM attachment_uploads)",
            row => row.GetInt64(0)))
        + (Directory.Exists(Path.Combine(store.Folder, "attachments"))
            ? Directory.EnumerateFiles(Path.Combine(store.Folder, "attachments"), "*", SearchOption.AllDirectories).Count()
            : 0);
}

public sealed class AttachmentsOnSqlite() : AttachmentContract(StoreKind.Sqlite);

/// <inheritdoc/>
[OnPostgres]
public sealed class AttachmentsOnPostgres() : AttachmentContract(StoreKind.Postgres)
{
    [StoreFact]
    public async Task A_file_kept_by_one_node_is_read_on_another()
    {
        await using var store = await TestStore.OpenAsync(StoreKind.Postgres);
        await using var other = await store.AnotherNodeAsync();
        var bytes = Bytes(300_000);

        var kept = await FilesOf(store).KeepAsync("a", new MemoryStream(bytes), bytes.Length, default);

        var (_, content) = (await FilesOf(other).OpenAsync(kept!.Id, default)).ShouldNotBeNull();
        (await AllOfAsync(content)).ShouldBe(bytes);
    }

    [StoreFact]
    public async Task What_a_dead_node_left_is_removed_with_a_later_upload_and_one_that_wakes_again_is_refused()
    {
        await using var store = await TestStore.OpenAsync(StoreKind.Postgres);
        using var sender = new SlowSender(Bytes(700_000));
        var keeping = FilesOf(store).KeepAsync("frozen", sender, 1_000_000, default);
        await sender.Waiting;
        store.Clock.Advance(Uploads.LongestSilence + TimeSpan.FromSeconds(1));
        await using var other = await store.AnotherNodeAsync();

        var kept = await FilesOf(other).KeepAsync("a", new MemoryStream(Bytes(300_000)), 1_000_000, default);
        sender.GoOn();

        (await Should.ThrowAsync<StoreException>(() => keeping)).Message.ShouldContain("given up");
        (await PiecesAsync(store)).ShouldBe(3, "the other's file: two chunks and what is known of it");
        var (_, content) = (await FilesOf(store).OpenAsync(kept!.Id, default)).ShouldNotBeNull();
        (await AllOfAsync(content)).Length.ShouldBe(300_000);
    }
}
