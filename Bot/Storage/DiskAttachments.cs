using SupportBot.Channels;

namespace SupportBot.Storage;

/// <summary>Keeps files in the data folder under random names, and what is known of them in the store. For a single node.</summary>
internal sealed class DiskAttachments(Database database, string folder, TimeProvider clock) : IAttachments
{
    public async Task<Attachment?> KeepAsync(string name, Stream content, long maxBytes, CancellationToken ct)
    {
        var id = AttachmentRows.NewId();
        var path = PathOf(id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var mark = new FileMark();
        if (!await CopyAsync(content, path, mark, maxBytes, ct)) return null;
        var kept = new Attachment(id, TextRules.Clean(name, TextRules.MaxNameLength), mark.Type, mark.Size);
        try
        {
            await database.WriteAsync(WriteKey.None, async sql => await AttachmentRows.AddAsync(sql, kept, mark.Hash(), clock.GetUtcNow()), ct);
            return kept;
        }
        catch
        {
            File.Delete(PathOf(id));
            throw;
        }
    }

    public async Task<(Attachment About, Stream Content)?> OpenAsync(string id, CancellationToken ct)
    {
        // The row, not the caller, decides which names exist: nothing asked for becomes a path before it was found there.
        var about = await AttachmentRows.FindAsync(database, id);
        return about is null || !File.Exists(PathOf(about.Id)) ? null : (about, File.OpenRead(PathOf(about.Id)));
    }

    // The file first: a row without one is found again, a file without a row is not.
    public async Task RemoveAsync(string id, CancellationToken ct)
    {
        if (await AttachmentRows.FindAsync(database, id) is not { } about) return;
        if (File.Exists(PathOf(about.Id))) File.Delete(PathOf(about.Id));
        await database.WriteAsync(WriteKey.None, async sql => await AttachmentRows.RemoveAsync(sql, id), ct);
    }

    /// <summary>Where the file with this id lies in a folder of them.</summary>
    public static string PathOf(string folder, string id) => Path.Combine(folder, id[..2], id);

    private string PathOf(string id) => PathOf(folder, id);

    private static async Task<bool> CopyAsync(Stream content, string path, FileMark mark, long maxBytes, CancellationToken ct)
    {
        var buffer = new byte[81920];
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            int read;
            while (mark.Size <= maxBytes && (read = await content.ReadAtLeastAsync(buffer, FileKind.HeadLength, throwOnEndOfStream: false, ct)) > 0)
            {
                mark.Add(buffer.AsSpan(0, read));
                await file.WriteAsync(buffer.AsMemory(0, read), ct);
            }
            file.Flush(flushToDisk: true);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
        if (mark.Size <= maxBytes) return true;
        File.Delete(path);
        return false;
    }
}
