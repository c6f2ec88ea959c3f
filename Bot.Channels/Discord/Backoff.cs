namespace SupportBot.Channels.Discord;

/// <summary>Waits that double with every failure, each cut at random so that many clients do not come back at once.</summary>
internal sealed class Backoff(TimeSpan first, TimeSpan longest)
{
    private int _failures;

    public TimeSpan Next()
    {
        var ceiling = Math.Min(longest.TotalSeconds, first.TotalSeconds * Math.Pow(2, _failures));
        _failures = Math.Min(_failures + 1, 30);
        return TimeSpan.FromSeconds(ceiling * (0.5 + Random.Shared.NextDouble() / 2));
    }

    public void Reset() => _failures = 0;
}
