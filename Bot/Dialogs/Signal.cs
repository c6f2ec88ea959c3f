using System.Threading.Channels;

namespace SupportBot.Dialogs;

/// <summary>Wakes a loop that waits for work or for a time. Several signals before it looks are one.</summary>
internal sealed class Signal(TimeProvider clock)
{
    private readonly Channel<bool> _set = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => _set.Writer.TryWrite(true);

    /// <summary>Returns when set, or when the time has come.</summary>
    public async Task WaitAsync(DateTimeOffset until, CancellationToken ct)
    {
        var wait = until - clock.GetUtcNow();
        if (wait <= TimeSpan.Zero) return;
        using var alarm = new CancellationTokenSource(wait, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(alarm.Token, ct);
        try
        {
            await _set.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // The time has come.
        }
    }
}
