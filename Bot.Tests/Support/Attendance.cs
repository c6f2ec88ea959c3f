namespace SupportBot.Tests.Support;

/// <summary>Who fetched what customers wrote from a messenger, one process after the other, as the messenger saw it.</summary>
internal sealed class Attendance
{
    private readonly Lock _gate = new();
    private readonly List<Stint> _stints = [];

    /// <summary>What one process did without another between, from its first call to its last.</summary>
    /// <param name="Who">The process, by the name it was given.</param>
    internal sealed record Stint(string Who, long First, long Last);

    public IReadOnlyList<Stint> Stints
    {
        get { lock (_gate) return [.. _stints]; }
    }

    public void Fetches(string who)
    {
        lock (_gate)
        {
            var now = TimeProvider.System.GetTimestamp();
            if (_stints is [.., var newest] && newest.Who == who) _stints[^1] = newest with { Last = now };
            else _stints.Add(new Stint(who, now, now));
        }
    }
}
