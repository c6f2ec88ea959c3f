namespace SupportBot.Tests.Support;

/// <summary>An answer that trickles out in pieces.</summary>
internal sealed class SlowStream(Stream inner, TimeSpan over) : MemoryStream
{
    private const int Pieces = 8;

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var length = Math.Max(1, buffer.Length / Pieces);
        for (var rest = buffer; rest.Length > 0; rest = rest[Math.Min(length, rest.Length)..])
        {
            await inner.WriteAsync(rest[..Math.Min(length, rest.Length)], cancellationToken);
            await inner.FlushAsync(cancellationToken);
            await Task.Delay(over / Pieces, TimeProvider.System, cancellationToken);
        }
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);
}
