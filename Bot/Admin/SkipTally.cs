using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using SupportBot.Channels;

namespace SupportBot.Admin;

/// <summary>Adds up what channels left out since the start, by channel and reason.</summary>
internal sealed class SkipTally : IDisposable
{
    private readonly ConcurrentDictionary<(string Channel, string Reason), long> _counts = new();
    private readonly MeterListener _listener = new();

    public SkipTally()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Meter.Name: ChannelMetrics.MeterName, Name: "supportbot.channel.skipped" }) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, count, tags, _) => _counts.AddOrUpdate((Tag(tags, "channel"), Tag(tags, "reason")), count, (_, sum) => sum + count));
        _listener.Start();
    }

    public IReadOnlyList<(string Reason, long Count)> Of(ChannelName channel) =>
        [.. from entry in _counts where entry.Key.Channel == channel.Value orderby entry.Value descending select (entry.Key.Reason, entry.Value)];

    public void Dispose() => _listener.Dispose();

    private static string Tag(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
    {
        foreach (var (key, value) in tags)
        {
            if (key == name) return value as string ?? "";
        }
        return "";
    }
}
