using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using SupportBot.Channels;

namespace SupportBot.Dialogs;

/// <summary>
/// The rhythm of customers who write at the moment (C01). Kept in this process only: whoever writes after a restart, or to another node,
/// has the usual window until their rhythm is known there.
/// </summary>
internal sealed class QuietWindows(IOptions<DialogOptions> options)
{
    private const int Most = 20_000;
    private readonly ConcurrentDictionary<Address, (Rhythm Rhythm, DateTimeOffset At)> _known = new();

    public WindowBounds Bounds { get; } = new(
        TimeSpan.FromMilliseconds(options.Value.ShortestQuietWindowMs), TimeSpan.FromMilliseconds(options.Value.QuietWindowMs),
        TimeSpan.FromMilliseconds(options.Value.LongestQuietWindowMs));

    /// <summary>How long to wait after a text of this customer.</summary>
    public TimeSpan Of(Address address) => _known.GetValueOrDefault(address).Rhythm.Window(Bounds);

    /// <summary>The customer wrote a text.</summary>
    public void Heard(Address address, DateTimeOffset at)
    {
        if (!Bounds.IsLearned) return;
        // Forgetting everybody at once is rare, and costs each of them a few usual windows.
        if (_known.Count >= Most) _known.Clear();
        _known.AddOrUpdate(address, _ => (default, at), (_, before) => (before.Rhythm.After(at - before.At, Bounds), at));
    }
}
