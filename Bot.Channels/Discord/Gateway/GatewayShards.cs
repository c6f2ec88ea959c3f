using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Discord;

/// <summary>
/// All gateway connections of the bot, as many as Discord recommends (<c>shards</c> of "Get Gateway Bot"), read into one queue. One node runs
/// them all: a shard holds a thousand servers and more, which one process reads with ease.
/// </summary>
internal sealed class GatewayShards(
    ChannelWriter<Dispatch> dispatches, SessionStarts starts, Acknowledgements acknowledgements, ChannelMetrics metrics, DiscordOptions options,
    DiscordPace pace, TimeProvider clock, ILogger log)
{
    private const int MostShards = 1_000;

    /// <summary>Ends only by a <see cref="ChannelException"/> that says what the admin must do, or by being stopped.</summary>
    public async Task RunAsync(GatewayPositions stored, CancellationToken ct)
    {
        var wanted = await CountAsync(ct);
        // Too many shards do no harm, and a new number costs every session.
        var positions = stored.Count >= wanted ? stored : GatewayPositions.None(wanted);
        while (true)
        {
            var refused = await ServeAsync(positions, ct);
            wanted = await CountAsync(ct);
            if (wanted == positions.Count) throw CloseCodes.Stop(refused);
            positions = GatewayPositions.None(wanted);
        }
    }

    private async Task<int> CountAsync(CancellationToken ct) => Math.Clamp((await starts.AskAsync(ct)).Shards ?? 1, 1, MostShards);

    /// <summary>Ends when Discord wants the bot divided otherwise, with what it said.</summary>
    private async Task<string> ServeAsync(GatewayPositions positions, CancellationToken ct)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var loops = Enumerable.Range(0, positions.Count).Select(number => LoopFor(new Shard(number, positions.Count), positions).RunAsync(ending.Token)).ToArray();
        var first = await Task.WhenAny(loops);
        await ending.CancelAsync();
        await Task.WhenAll((IEnumerable<Task>)loops).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return await first;
    }

    private GatewayLoop LoopFor(Shard shard, GatewayPositions positions) => new(
        new GatewaySession(shard, positions[shard], options.Token), dispatches, starts, acknowledgements, options, metrics, pace, clock, log);
}
