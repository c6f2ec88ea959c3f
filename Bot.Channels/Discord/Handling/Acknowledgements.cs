using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Discord;

/// <summary>
/// Tells Discord that a pressed button or a command was taken: when it is on disk, and in any case before the 3 seconds are over after
/// which Discord shows the customer a failure ("Responding to an Interaction"). To a command the customer alone reads where it goes on.
/// </summary>
internal sealed class Acknowledgements(DiscordRest rest, DiscordPace pace, TimeProvider clock, ILogger log)
{
    private const int Message = 4;
    private const int DeferredMessage = 5;
    private const int DeferredUpdate = 6;

    /// <summary>How long the acknowledging itself may take.</summary>
    public static readonly TimeSpan LastMoment = TimeSpan.FromSeconds(1);

    // So long the answer to a command may be given later ("Followup Messages").
    private static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(15);

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
        await ((Task)committed).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var words = committed.IsCompletedSuccessfully ? await committed : null;
        using var deadline = new CancellationTokenSource(LastMoment, clock);
        try
        {
            var body = JsonSerializer.SerializeToUtf8Bytes(AnswerTo(interaction, words), DiscordJson.Default.CallbackBody);
            var answered = await TryAsync(interaction, body, deadline.Token) ?? await TryAsync(interaction, body, deadline.Token);
            if (interaction.IsCommand && (words is null || answered is false)) await AnswerLateAsync(interaction, stopping);
        }
        catch (Exception e) when (e is OperationCanceledException or TimeoutException)
        {
            log.DiscordButtonNotAcknowledged(interaction.Id, "in time");
        }
    }

    private static CallbackBody AnswerTo(Interaction interaction, string? words) => (interaction.IsCommand, words) switch
    {
        (false, _) => new(DeferredUpdate),
        (true, null) => new(DeferredMessage) { Data = new(Content: null) },
        (true, var said) => new(Message) { Data = new(said) },
    };

    // Also for a command that was already answered with "in a moment" before a restart.
    private async Task AnswerLateAsync(Interaction interaction, CancellationToken stopping)
    {
        var words = await interaction.Committed.Task.WaitAsync(TokenLife, clock, stopping);
        var body = JsonSerializer.SerializeToUtf8Bytes(new WordsBody(words), DiscordJson.Default.WordsBody);
        try
        {
            await rest.SendAsync(Route.OriginalAnswer(interaction.ApplicationId, interaction.Token), body, stopping);
        }
        catch (ChannelException e)
        {
            log.DiscordButtonNotAcknowledged(interaction.Id, e.Message);
        }
    }

    /// <summary>True when it was taken, false when Discord did not take it, null when another try may help.</summary>
    private async Task<bool?> TryAsync(Interaction interaction, byte[] body, CancellationToken ct)
    {
        try
        {
            await rest.SendAsync(Route.Callback(interaction.Id, interaction.Token), body, ct);
            return true;
        }
        catch (ChannelException e)
        {
            // A replayed press is too old to be acknowledged; it counts all the same.
            log.DiscordButtonNotAcknowledged(interaction.Id, e.Message);
            return e.MayPass ? null : false;
        }
    }
}
