using SupportBot.Channels;

namespace SupportBot.Storage;

/// <summary>
/// A kept file from its beginning, read a chunk at a time. Between two chunks no connection is held, so a slow reader keeps it from nobody.
/// </summary>
internal sealed class ChunkStream(Database database, Attachment about) : Stream
{
    private const string ReadChunk = "SELECT bytes FROM attachment_chunks WHERE attachment_id = $1 AND number = $2";

    private long _next;
    private ReadOnlyMemory<byte> _rest;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_rest.IsEmpty) _rest = await NextAsync();
        var taken = Math.Min(buffer.Length, _rest.Length);
        _rest[..taken].CopyTo(buffer);
        _rest = _rest[taken..];
        return taken;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The store is read without blocking.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush() { }

    private async ValueTask<byte[]> NextAsync()
    {
        var number = _next++;
        if (number * StoredAttachments.ChunkLength >= about.Size) return [];
        return await database.ReadAsync(sql => sql.FirstAsync(ReadChunk, row => row.GetFieldValue<byte[]>(0), about.Id, number))
            ?? throw new EndOfStreamException("A part of the file is missing in the store.");
    }
}
