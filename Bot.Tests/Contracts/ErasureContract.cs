using System.Text;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Contracts;

/// <summary>Of a customer who is erased nothing stays, and of others everything, whatever the engine.</summary>
public abstract class ErasureContract(StoreKind engine)
{
    private static readonly string[] Tables =
        ["customers", "conversations", "messages", "message_versions", "tickets", "outbox", "timers", "ratings", "link_codes", "attachments", "article_questions"];

    [StoreFact]
    public async Task Nothing_stays_of_the_customer_on_any_channel_they_joined()
    {
        await using var store = await TestStore.OpenAsync(engine);
        using var folder = new DataFolder();
        var files = StorageSetup.Attachments(store.Database, folder.Path, store.Clock);
        var (here, there) = (await WriteAsync(store, files, "42"), await WriteAsync(store, files, "43"));
        await JoinAsync(store, here, there);
        var before = await CountAsync(store);
        var stays = await WriteAsync(store, files, "44");

        (await new Erasure(store.Database, files, store.Clock).EraseAsync(TicketStore.NumberFor(here.Id.Value), "root", CancellationToken.None)).ShouldBeTrue();

        var rest = await CountAsync(store);
        rest.ShouldBe(before.ToDictionary(table => table.Key, table => table.Key is "link_codes" or "ratings" ? 0 : table.Value / 2));
        (await store.AnewAsync(stays.Id)).Ticket.State.ShouldBe(TicketState.Triage);
        (await new Erasure(store.Database, files, store.Clock).EraseAsync(TicketStore.NumberFor(here.Id.Value), "root", CancellationToken.None)).ShouldBeFalse();
        (await store.AcceptAsync(store.Message("hello again", "42"))).Acceptance.Position.ShouldBe(1, "they may write again, as somebody new");
    }

    private static async Task<Conversation> WriteAsync(TestStore store, IAttachments files, string address)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("%PDF-1.7 the bill"));
        var file = (await files.KeepAsync("bill.pdf", content, 100, CancellationToken.None)).ShouldNotBeNull();
        var accepted = await store.AcceptAsync(store.Message("order 1", address, $"m{address}") with { Attachments = [file] });
        store.Clock.Advance(TimeSpan.FromSeconds(1));
        await store.AcceptAsync(store.Message("", address) with { Content = new IncomingContent.Edit($"m{address}", "order 2"), SentAt = store.Clock.GetUtcNow() });
        var before = await store.AnewAsync(accepted.Conversation);
        var commit = new Commit(before, before)
        {
            Lines = [Line.Say(new Reply("Hello"))], Outbox = [new Errand.Send("Hello")],
            Timers = [new TimerChange(TimerKind.Promise, store.Clock.GetUtcNow())],
            OpenQuestion = (Language.En, "where is order 2"),
        };
        (await store.Conversations.CommitAsync(commit, CancellationToken.None)).ShouldBeTrue();
        return await store.AnewAsync(accepted.Conversation);
    }

    private static async Task JoinAsync(TestStore store, Conversation here, Conversation there)
    {
        var code = new LinkCode("K7M29QXF");
        await store.Conversations.CommitAsync(new Commit(here, here) { Link = new LinkChange.Offered(code) }, CancellationToken.None);
        await store.Conversations.CommitAsync(new Commit(there, there) { Link = new LinkChange.Joined(code) }, CancellationToken.None);
    }

    private static async Task<Dictionary<string, long>> CountAsync(TestStore store)
    {
        var counts = new Dictionary<string, long>();
        foreach (var table in Tables)
            counts[table] = await store.Database.ReadAsync(sql => sql.FirstAsync($"SELECT COUNT(*) FROM {table}", row => row.GetInt64(0)));
        return counts;
    }
}

public sealed class ErasureOnSqlite() : ErasureContract(StoreKind.Sqlite);

[OnPostgres]
public sealed class ErasureOnPostgres() : ErasureContract(StoreKind.Postgres);
