using Microsoft.Extensions.Options;
using SupportBot.Channels;
using SupportBot.Storage;

namespace SupportBot.Dialogs;

/// <summary>The work on one channel, receiving and delivering, which one node does at a time.</summary>
internal sealed class ChannelWork(
    IChannel channel, Inbox inbox, OutboxStore outbox, Database database, IAttachments files, IOptions<DialogOptions> options, DialogMetrics metrics,
    TimeProvider clock, ILoggerFactory logs)
{
    private static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromSeconds(5);

    // So long what is being sent may hold up the next node; mostly it takes a tenth of it.
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    private readonly ILogger _log = logs.CreateLogger<ChannelWork>();

    /// <summary>Waits for the duty and works until it is lost or the process stops.</summary>
    /// <exception cref="ChannelException">An admin must do something before it can go on.</exception>
    public async Task RunAsync(CancellationToken stopping)
    {
        var working = Task.CompletedTask;
        await using (var duty = await database.TakeDutyAsync(channel.Name.Value, clock, stopping))
        {
            if (duty.Term is { } term) _log.ChannelTaken(channel.Name.Value, term.Number);
            working = WorkAsync(duty, stopping);
            await UntilOverAsync(working, duty, stopping);
        }
        // What was begun here is finished before this node takes the channel up again.
        await working;
    }

    private async Task UntilOverAsync(Task working, IDuty duty, CancellationToken stopping)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(duty.Lost, stopping);
        await working.WaitAsync(ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!duty.IsHeld) _log.ChannelLost(channel.Name.Value);
        await working.WaitAsync(LastWords, clock, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task WorkAsync(IDuty duty, CancellationToken stopping)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(duty.Lost, stopping);
        Task[] work =
        [
            ReceiveAsync(new DutyInbox(inbox, duty), ending.Token), SenderFor(duty).RunAsync(ending.Token, stopping),
            new TypingSender(channel, database, clock, logs.CreateLogger<TypingSender>()).RunAsync(ending.Token),
        ];
        await Task.WhenAny(work);
        await ending.CancelAsync();
        await Task.WhenAll(work);
    }

    private async Task ReceiveAsync(IInbox open, CancellationToken ending)
    {
        while (!ending.IsCancellationRequested)
        {
            try
            {
                await channel.ReceiveAsync(open, ending);
                return;
            }
            catch (OperationCanceledException) when (ending.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem) when (problem is not ChannelException { MayPass: false })
            {
                _log.ChannelFailed(channel.Name.Value, problem);
                await Task.Delay(PauseAfterTrouble, clock, ending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private OutboxSender SenderFor(IDuty duty) => new(
        channel, duty, outbox, new Delivery(channel, duty, outbox, files, options, metrics, clock, logs.CreateLogger<Delivery>()), database, clock,
        logs.CreateLogger<OutboxSender>());
}
