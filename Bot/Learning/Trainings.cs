using System.Threading.Channels;
using SupportBot.Storage.Models;

namespace SupportBot.Learning;

/// <summary>Trains in the background when an admin asks for it, one training at a time on all nodes together.</summary>
internal sealed class Trainings(TrainingStore store, TrainingRun run) : BackgroundService
{
    private readonly Channel<(long Id, string By)> _begun = Channel.CreateUnbounded<(long, string)>();

    /// <summary>False when one is under way already, on whichever node.</summary>
    public async Task<bool> BeginAsync(string by, CancellationToken ct)
    {
        if (await store.BeginAsync(by, ct) is not { } id) return false;
        _begun.Writer.TryWrite((id, by));
        return true;
    }

    /// <summary>Ends the one under way, on whichever node; it stops within a second or so.</summary>
    public Task<bool> CancelAsync(string by, CancellationToken ct) => store.CancelAsync(by, ct);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var (id, by) in _begun.Reader.ReadAllAsync(stoppingToken)) await run.RunAsync(id, by, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops.
        }
    }
}
