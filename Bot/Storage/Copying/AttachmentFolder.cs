namespace SupportBot.Storage.Copying;

/// <summary>The attachments of a data folder, read and written chunk by chunk.</summary>
internal sealed class AttachmentFolder(string folder)
{
    private const int IdLength = 32;

    /// <summary>Chunks from one number on, up to the first that is not there or not whole.</summary>
    public async Task<List<byte[]>> ReadAsync(KeptFile file, long from, int most)
    {
        var chunks = new List<byte[]>();
        if (!File.Exists(PathOf(file.Id))) return chunks;
        await using var content = File.OpenRead(PathOf(file.Id));
        content.Position = from * KeptFile.ChunkLength;
        for (var number = from; number < file.Chunks && chunks.Count < most; number++)
        {
            var chunk = new byte[file.LengthOf(number)];
            if (await content.ReadAtLeastAsync(chunk, chunk.Length, throwOnEndOfStream: false) < chunk.Length) break;
            chunks.Add(chunk);
        }
        return chunks;
    }

    /// <param name="rows">Of the table of chunks: file, number, bytes.</param>
    public async Task AddAsync(IReadOnlyList<Value[]> rows)
    {
        foreach (var file in rows.GroupBy(row => (string)row[0].Bound!))
        {
            await using var content = Open(file.Key);
            foreach (var row in file)
            {
                content.Position = (long)row[1].Bound! * KeptFile.ChunkLength;
                await content.WriteAsync((byte[])row[2].Bound!);
            }
            content.SetLength(content.Position);
            content.Flush(flushToDisk: true);
        }
    }

    public void MakeEmpty(IEnumerable<string> ids)
    {
        foreach (var id in ids) Open(id).Dispose();
    }

    public void Remove(IEnumerable<string> ids)
    {
        foreach (var path in ids.Select(PathOf).Where(File.Exists)) File.Delete(path);
    }

    private FileStream Open(string id)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(id))!);
        return new FileStream(PathOf(id), FileMode.OpenOrCreate, FileAccess.Write);
    }

    // What a database says becomes a path only if it is an id.
    private string PathOf(string id) => id.Length == IdLength && id.All(char.IsAsciiHexDigit)
        ? DiskAttachments.PathOf(folder, id)
        : throw new StoreException($"The store has an attachment with an id that is none: '{id}'.");
}
