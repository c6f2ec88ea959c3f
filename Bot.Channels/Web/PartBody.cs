using Microsoft.AspNetCore.Http;

namespace SupportBot.Channels.Web;

/// <summary>
/// The body of one part of an upload. Where the parts end too early, or are not what was announced, the framework's reader throws the same
/// exception as a disk that is full: here it is told apart, as the sender's fault.
/// </summary>
internal sealed class PartBody(Stream part) : Stream
{
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
        try
        {
            return await part.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception e) when (IsOfTheSender(e))
        {
            throw new BadHttpRequestException("The parts are not well-formed.", StatusCodes.Status400BadRequest, e);
        }
    }

    /// <summary>Whether the reader of parts says so of what it read. Its exceptions are of no type of their own.</summary>
    public static bool IsOfTheSender(Exception e) => e is InvalidDataException || e.GetType() == typeof(IOException);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Uploads are read without blocking.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush() { }
}
