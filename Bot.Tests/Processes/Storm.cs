using System.Collections.Concurrent;

namespace SupportBot.Tests.Processes;

/// <summary>Decides by a seed what goes wrong, and how, until it is over.</summary>
/// <param name="share">Of all calls and deliveries.</param>
internal sealed class Storm(int seed, double share)
{
    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);
    private readonly ConcurrentDictionary<string, int> _faults = [];
    private volatile bool _isOn;

    /// <summary>What was looked at while it lasted.</summary>
    public int Calls { get; private set; }

    /// <summary>What went wrong, by where and how.</summary>
    public IReadOnlyDictionary<string, int> Faults => _faults;

    public void Begin() => _isOn = true;

    public void End() => _isOn = false;

    /// <param name="where">As it is counted.</param>
    /// <param name="kinds">One of them, each as likely as the others.</param>
    /// <returns>What goes wrong this time; null for nothing.</returns>
    public T? Next<T>(string where, IReadOnlyList<Func<Random, T>> kinds)
        where T : class
    {
        if (!_isOn) return null;
        lock (_gate)
        {
            Calls++;
            if (_random.NextDouble() >= share) return null;
            var fault = kinds[_random.Next(kinds.Count)](_random);
            _faults.AddOrUpdate($"{where}: {fault.GetType().Name}", 1, (_, count) => count + 1);
            return fault;
        }
    }
}
