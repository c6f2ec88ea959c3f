namespace SupportBot.Tests.Support;

/// <summary>An upload that stops half-way until it is told to go on, or breaks.</summary>
internal sealed class SlowSender(byte[] bytes) : MemoryStream(bytes)
{
    private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when half of it was sent.</summary>
    public Task Waiting => _waiting.Task;

    public void GoOn() => _goOn.TrySetResult();

    public void Break() => _goOn.TrySetException(new IOException("The sender is gone."));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= Length / 2)
        {
            _waiting.TrySetResult();
            await _goOn.Task.WaitAsync(cancellationToken);
        }
        return await base.ReadAsync(buffer[..(int)Math.Min(buffer.Length, Math.Max(Length / 2, 1))], cancellationToken);
    }
}
