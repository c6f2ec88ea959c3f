using SupportBot.Channels;

namespace SupportBot.Storage;

/// <summary>
/// Keeps files in the store, where every node can read them: in chunks, each a write of its own, so that a long file holds up nobody
/// and is never in memory as a whole. The file's row comes with its last chunk; before that there is no such file.
/// </summary>
internal sealed class StoredAttachments(Database database, TimeProvider clock) : IAttachments
{
    /// <summary>Bytes of every chunk but the last, which has fewer.</summary>
    public const int ChunkLength = 256 * 1024;

    private readonly Uploads _uploads = new(database, clock);

    public async Task<Attachment?> KeepAsync(string name, Stream content, long maxBytes, CancellationToken ct)
    {
        var about = new Attachment(AttachmentRows.NewId(), TextRules.Clean(name, TextRules.MaxNameLength), FileKind.Unknown, Size: 0);
        try
        {
            return await KeepAsync(about, content, maxBytes, ct);
        }
        catch (Exception problem) when (problem is not StoreException)
        {
            // The sender is gone. What is left when a node dies, or the store is away, is removed with a later upload.
            await _uploads.RemoveAsync(about.Id);
            throw;
        }
    }

    public async Task<(Attachment About, Stream Content)?> OpenAsync(string id, CancellationToken ct) =>
        await AttachmentRows.FindAsync(database, id) is { } about ? (about, new ChunkStream(database, about)) : null;

    public Task RemoveAsync(string id, CancellationToken ct) => _uploads.UndoAsync(id, ct);

    private async Task<Attachment?> KeepAsync(Attachment about, Stream content, long maxBytes, CancellationToken ct)
    {
        var chunk = new byte[ChunkLength];
        using var mark = new FileMark();
        for (var number = 0L; ; number++)
        {
            var length = await content.ReadAtLeastAsync(chunk, ChunkLength, throwOnEndOfStream: false, ct);
            mark.Add(chunk.AsSpan(0, length));
            if (mark.Size > maxBytes)
            {
                await _uploads.RemoveAsync(about.Id);
                return null;
            }
            if (length < ChunkLength)
            {
                about = about with { ContentType = mark.Type, Size = mark.Size };
                await _uploads.EndAsync(about, mark.Hash(), number, chunk[..length], ct);
                return about;
            }
            await _uploads.AddAsync(about.Id, number, chunk, ct);
            if (number == 0) await _uploads.RemoveAbandonedAsync(ct);
        }
    }
}
