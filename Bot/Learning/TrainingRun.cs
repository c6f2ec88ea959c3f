using Microsoft.Extensions.Options;
using SupportBot.Classification;
using SupportBot.Classification.Training;
using SupportBot.Storage;
using SupportBot.Storage.Models;

namespace SupportBot.Learning;

/// <summary>One training from the labels to the candidate in the store, on threads that everybody else goes before.</summary>
internal sealed class TrainingRun(
    ModelStore models, TrainingStore trainings, TrainingData data, TrainingLabels labels, IOptions<LearningOptions> options, TimeProvider clock, ILogger<TrainingRun> log)
{
    private const string Stopped = "The program was stopped before it was done. Nothing was changed: train again.";
    private const string Fault = "Training failed, which is a fault of the program; its log says more. Nothing was changed.";
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    /// <summary>Trains and tells the store what became of it.</summary>
    /// <param name="id">Of a training that was begun.</param>
    /// <param name="by">Who wants the candidate.</param>
    /// <param name="stopping">The program stops.</param>
    public async Task RunAsync(long id, string by, CancellationToken stopping)
    {
        using var unwanted = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var pace = new TrainingPace();
        var beating = BeatAsync(id, pace, unwanted);
        try
        {
            await MakeAsync(id, by, pace, unwanted.Token);
            // It is done, which the next beat would take for given up.
            await unwanted.CancelAsync();
            await models.PruneAsync(options.Value.Keep, stopping);
        }
        catch (OperationCanceledException)
        {
            await (stopping.IsCancellationRequested ? EndAsync(id, TrainingState.Failed, Stopped) : EndAsync(id, TrainingState.Cancelled, null));
        }
        catch (Exception problem) when (problem is ModelException or StoreException)
        {
            await EndAsync(id, TrainingState.Failed, problem.Message);
        }
        catch (Exception problem)
        {
            log.TrainingFailed(problem);
            await EndAsync(id, TrainingState.Failed, Fault);
        }
        await unwanted.CancelAsync();
        await beating;
    }

    private async Task MakeAsync(long id, string by, TrainingPace pace, CancellationToken ct)
    {
        var began = clock.GetTimestamp();
        var readAt = clock.GetUtcNow();
        var learnt = await labels.ReadAsync();
        using var scheduler = new LowPriorityScheduler();
        var (bytes, version, card) = await Task.Factory.StartNew(
            () => Learn(learnt, pace, ct), ct, TaskCreationOptions.None, scheduler);
        card = card with { LabelsReadAt = readAt, Seconds = Math.Round(clock.GetElapsedTime(began).TotalSeconds, 1) };
        var model = new StoredModel(version, ModelState.Candidate, clock.GetUtcNow(), by, (await models.MarkAsync()).Active, bytes.Length, card);
        var isNew = await models.AddAsync(model, bytes, sql => trainings.EndAsync(sql, id, TrainingState.Done, version, problem: null), ct);
        if (!isNew) await trainings.EndAsync(id, TrainingState.Done, version);
    }

    private (byte[] Bytes, ModelVersion Version, ModelCard Card) Learn(LearntLabels corrected, TrainingPace pace, CancellationToken ct)
    {
        var (corpus, frozen) = data.Corpus();
        var model = Trainer.Train([.. corpus, .. corrected.Messages], data.Lexicon(), pace, ct);
        pace.BeginFigures();
        var bytes = ModelFile.Bytes(model);
        var classifier = Classifier.Of(bytes, "the new model");
        ct.ThrowIfCancellationRequested();
        var card = new ModelCard
        {
            Corpus = corpus.Count, Labels = corrected.Messages.Count, NewestLabel = corrected.Newest, Erased = corrected.Erased,
            Figures = FrozenFigures.Of(classifier, frozen),
        };
        return (bytes, new ModelVersion(classifier.Version), card);
    }

    private async Task BeatAsync(long id, TrainingPace pace, CancellationTokenSource unwanted)
    {
        while (!unwanted.IsCancellationRequested)
        {
            try
            {
                var (step, share) = pace.At;
                if (!await trainings.BeatAsync(id, step, share)) await unwanted.CancelAsync();
            }
            catch (StoreException)
            {
                // Away. When it stays so, the training is given up by whoever looks, and the next beat finds that.
            }
            await Task.Delay(Beat, clock, unwanted.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // When the store is away too, the training ends as one that was not heard of any more.
    private async Task EndAsync(long id, TrainingState state, string? problem)
    {
        try
        {
            await trainings.EndAsync(id, state, model: null, problem);
        }
        catch (StoreException away)
        {
            log.TrainingFailed(away);
        }
    }
}
