using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Discord;

/// <summary>
/// Tells Discord that a pressed button was taken: when the press is on disk, and in any case before the 3 seconds are over after
/// which Discord shows the customer a failure ("Responding to an Interaction").
/// </summary>
internal sealed class Acknowledgements(DiscordRest rest, DiscordPace pace, TimeProvider clock, ILogger log)
{
    private const int DeferredUpdate = 6;

    /// <summary>How long the acknowledging itself may take.</summary>
    public static readonly TimeSpan LastMoment = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly List<Task> _running = [];

    /// <param name="stopping">Nobody waits for the disk any more: acknowledge at once.</param>
    public void Begin(Interaction interaction, CancellationToken stopping)
    {
        lock (_gate)
        {
            _running.RemoveAll(task => task.IsCompleted);
            _running.Add(RunAsync(interaction, stopping));
        }
    }

    /// <summary>Waits for the acknowledgements that are still on their way: seconds at most.</summary>
    public Task DrainAsync()
    {
        lock (_gate) return Task.WhenAll(_running);
    }

    private async Task RunAsync(Interaction interaction, CancellationToken stopping)
    {
        var committed = interaction.Committed.Task.WaitAsync(pace.Acknowledge, clock, stopping);
        await committed.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        using var deadline = new CancellationTokenSource(LastMoment, clock);
        try
        {
            if (!await TryAsync(interaction, deadline.Token)) await TryAsync(interaction, deadline.Token);
        }
        catch (OperationCanceledException)
        {
            log.DiscordButtonNotAcknowledged(interaction.Id, "in time");
        }
    }

    /// <summary>False when another try may help.</summary>
    private async Task<bool> TryAsync(Interaction interaction, CancellationToken ct)
    {
        try
        {
            var body = JsonSerializer.SerializeToUtf8Bytes(new CallbackBody(DeferredUpdate), DiscordJson.Default.CallbackBody);
            await rest.SendAsync(Route.Callback(interaction.Id, interaction.Token), body, ct);
            return true;
        }
        catch (ChannelException e)
        {
            // A replayed press is too old to be acknowledged; it counts all the same.
            log.DiscordButtonNotAcknowledged(interaction.Id, e.Message);
            return !e.MayPass;
        }
    }
}
