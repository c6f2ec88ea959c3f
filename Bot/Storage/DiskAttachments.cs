using SupportBot.Channels;

namespace SupportBot.Storage;

/// <summary>Keeps files in the data folder under random names, and what is known of them in the store. For a single node.</summary>
internal sealed class DiskAttachments(Database database, string folder, TimeProvider clock) : IAttachments
{
    public async Task<Attachment?> KeepAsync(string name, string contentType, Stream content, long maxBytes, CancellationToken ct)
    {
        var id = AttachmentRows.NewId();
        var path = PathOf(id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var size = await CopyAsync(content, path, maxBytes, ct);
        if (size is null) return null;
        var kept = new Attachment(id, TextRules.Clean(name, TextRules.MaxNameLength), contentType, size.Value);
        await database.WriteAsync(WriteKey.None, async sql => await AttachmentRows.AddAsync(sql, kept, clock.GetUtcNow()), ct);
        return kept;
    }

    public async Task<(Attachment About, Stream Content)?> OpenAsync(string id, CancellationToken ct)
    {
        // The row, not the caller, decides which names exist: nothing asked for becomes a path before it was found there.
        var about = await AttachmentRows.FindAsync(database, id);
        return about is null || !File.Exists(PathOf(about.Id)) ? null : (about, File.OpenRead(PathOf(about.Id)));
    }

    /// <summary>Where the file with this id lies in a folder of them.</summary>
    public static string PathOf(string folder, string id) => Path.Combine(folder, id[..2], id);

    private string PathOf(string id) => PathOf(folder, id);

    private static async Task<long?> CopyAsync(Stream content, string path, long maxBytes, CancellationToken ct)
    {
        var buffer = new byte[81920];
        long size = 0;
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            int read;
            while ((read = await content.ReadAsync(buffer, ct)) > 0)
            {
                size += read;
                if (size > maxBytes) break;
                await file.WriteAsync(buffer.AsMemory(0, read), ct);
            }
            file.Flush(flushToDisk: true);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
        if (size <= maxBytes) return size;
        File.Delete(path);
        return null;
    }
}
