namespace SupportBot.Channels;

/// <summary>
/// How long to pause after one failure after another: twice as long each time up to a limit, less up to half at random so that
/// many do not return at once.
/// </summary>
internal sealed class Backoff(TimeSpan first, TimeSpan longest)
{
    private double _seconds = first.TotalSeconds;

    public TimeSpan Next()
    {
        var seconds = Math.Min(_seconds, longest.TotalSeconds);
        _seconds = seconds * 2;
        return TimeSpan.FromSeconds(seconds * (1 - Random.Shared.NextDouble() / 2));
    }

    public void Reset() => _seconds = first.TotalSeconds;
}
