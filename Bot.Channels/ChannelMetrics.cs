using System.Diagnostics.Metrics;

namespace SupportBot.Channels;

/// <summary>What the channels count, under the meter <see cref="MeterName"/>.</summary>
public sealed class ChannelMetrics
{
    public const string MeterName = "SupportBot.Channels";

    private readonly Counter<long> _skipped;
    private readonly Counter<long> _refused;

    public ChannelMetrics(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        var meter = meters.Create(MeterName);
        _skipped = meter.CreateCounter<long>("supportbot.channel.skipped", "{update}", "What a messenger sent that was left out, by channel and reason.");
        _refused = meter.CreateCounter<long>(
            "supportbot.channel.refused", "{request}", "Requests a messenger refused in a way it bans addresses for, by channel and HTTP status.");
    }

    /// <summary>Counts one request of a kind a messenger bans addresses for when there are many.</summary>
    /// <param name="status">The HTTP status.</param>
    public void Refused(ChannelName channel, string status) =>
        _refused.Add(1, new KeyValuePair<string, object?>("channel", channel.Value), new KeyValuePair<string, object?>("status", status));

    /// <summary>Counts one thing a messenger sent that did not become a message.</summary>
    /// <param name="reason">One of a few fixed words, such as <c>damaged</c> or <c>group</c>: never anything a customer sent.</param>
    public void Skipped(ChannelName channel, string reason) =>
        _skipped.Add(1, new KeyValuePair<string, object?>("channel", channel.Value), new KeyValuePair<string, object?>("reason", reason));
}
