using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels;

namespace SupportBot.Tests.Support;

/// <summary>Channel metrics of one test alone, and what they counted.</summary>
internal sealed class SkipCounter : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<(string Channel, string Reason), long> _counts = [];

    public SkipCounter()
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, meters)) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, value, tags, _) => Count(value, tags));
        _listener.Start();
        Metrics = new ChannelMetrics(meters);
    }

    public ChannelMetrics Metrics { get; }

    public long Of(ChannelName channel, string reason) => _counts.GetValueOrDefault((channel.Value, reason));

    public void Dispose()
    {
        _listener.Dispose();
        _services.Dispose();
    }

    private void Count(long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        // Of a refusal the status stands for the reason.
        var key = (Tag(tags, "channel"), Tag(tags, "reason") + Tag(tags, "status"));
        _counts.AddOrUpdate(key, value, (_, before) => before + value);
    }

    private static string Tag(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
    {
        foreach (var tag in tags)
        {
            if (tag.Key == name) return tag.Value as string ?? "";
        }
        return "";
    }
}
