using SupportBot.Channels;
using SupportBot.Dialogs;
using SupportBot.Storage;

namespace SupportBot.Admin;

/// <summary>One channel at a glance.</summary>
/// <param name="Why">Why it is off or has stopped; null when it is on.</param>
/// <param name="Stopped">It gave up and needs an admin.</param>
internal sealed record ChannelGlance(
    ChannelName Name, string? Why, bool Stopped, IReadOnlyDictionary<DeliveryState, long> Outbox, IReadOnlyList<(string Reason, long Count)> Skipped)
{
    public bool IsOn => Why is null;

    public long Count(params ReadOnlySpan<DeliveryState> states)
    {
        var sum = 0L;
        foreach (var state in states) sum += Outbox.GetValueOrDefault(state);
        return sum;
    }
}

/// <summary>Gathers what is known of every channel.</summary>
internal sealed class ChannelOverview(ChannelHost host, OutboxStore outbox, SkipTally skips)
{
    public async ValueTask<IReadOnlyList<ChannelGlance>> ReadAsync()
    {
        var counts = (await outbox.CountAsync()).ToLookup(row => row.Channel);
        return
        [
            .. new[] { ChannelName.Web, ChannelName.Telegram, ChannelName.Discord }.Select(name => new ChannelGlance(
                name, WhyOff(name), host.Stopped.ContainsKey(name), counts[name].ToDictionary(row => row.State, row => row.Count), skips.Of(name))),
        ];
    }

    private string? WhyOff(ChannelName name)
    {
        if (name.ReadsTranscript || host.Running.Contains(name)) return null;
        return host.Stopped.TryGetValue(name, out var why) ? why : $"Channels:{Desk.Wording.Title(name.Value)}:Token is not set.";
    }
}
