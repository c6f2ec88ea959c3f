using System.Diagnostics;

namespace SupportBot.Tests.Simulation.Week;

/// <summary>Where the real time goes.</summary>
internal sealed class Spent
{
    private readonly Dictionary<string, TimeSpan> _of = [];

    public IReadOnlyDictionary<string, TimeSpan> Of => _of;

    public async Task OnAsync(string what, Func<Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        await work();
        _of[what] = _of.GetValueOrDefault(what) + Stopwatch.GetElapsedTime(began);
    }
}
