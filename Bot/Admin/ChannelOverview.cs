using SupportBot.Channels;
using SupportBot.Dialogs;
using SupportBot.Storage;

namespace SupportBot.Admin;

/// <summary>How a channel stands, on whichever node it runs.</summary>
internal enum ChannelState
{
    Off,
    On,

    /// <summary>It gave up and needs an admin.</summary>
    Stopped,
}

/// <summary>One channel at a glance.</summary>
/// <param name="Note">Why it does not run, or where it does when there are several nodes; null when there is nothing to say.</param>
internal sealed record ChannelGlance(
    ChannelName Name, ChannelState State, string? Note, IReadOnlyDictionary<DeliveryState, long> Outbox, IReadOnlyList<(string Reason, long Count)> Skipped)
{
    public long Count(params ReadOnlySpan<DeliveryState> states)
    {
        var sum = 0L;
        foreach (var state in states) sum += Outbox.GetValueOrDefault(state);
        return sum;
    }
}

/// <summary>Gathers what is known of every channel.</summary>
internal sealed class ChannelOverview(ChannelHost host, Database database, OutboxStore outbox, SkipTally skips)
{
    public async ValueTask<IReadOnlyList<ChannelGlance>> ReadAsync()
    {
        var counts = (await outbox.CountAsync()).ToLookup(row => row.Channel);
        var glances = new List<ChannelGlance>();
        foreach (var name in new[] { ChannelName.Web, ChannelName.Telegram, ChannelName.Discord })
        {
            var (state, note) = await StandsAsync(name);
            glances.Add(new ChannelGlance(name, state, note, counts[name].ToDictionary(row => row.State, row => row.Count), skips.Of(name)));
        }
        return glances;
    }

    private async ValueTask<(ChannelState State, string? Note)> StandsAsync(ChannelName name)
    {
        if (name.ReadsTranscript) return (ChannelState.On, null);
        if (!host.Names.Contains(name)) return (ChannelState.Off, $"Channels:{Desk.Wording.Title(name.Value)}:Token is not set.");
        var holder = database.IsShared ? await database.WhoHasAsync(name.Value) : null;
        if (host.Stopped.TryGetValue(name, out var why))
            return holder is null ? (ChannelState.Stopped, why) : (ChannelState.On, $"Runs on node {holder}. This node cannot take it over: {why}");
        return (ChannelState.On, database.IsShared ? Where(holder) : null);
    }

    private string Where(NodeId? holder) => holder is null
        ? "A node is taking it over."
        : holder == database.Node ? $"Runs on this node, {holder}." : $"Runs on node {holder}. Should that one fail, this one or another takes over within 5 seconds.";
}
