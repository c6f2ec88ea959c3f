using SupportBot.Classification;
using SupportBot.Classification.Labelling;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Storage.Models;

namespace SupportBot.Learning;

/// <summary>Lets a candidate read what was read, after the turn and unseen, and counts where it reads otherwise.</summary>
internal sealed class ShadowReader(ModelKeeper keeper, LiveReadings live, ShadowStore store, TimeProvider clock, ILogger<ShadowReader> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);

    /// <summary>Reads what waits and tells the store.</summary>
    public async Task ReadAsync(CancellationToken ct)
    {
        if (keeper.Shadow is not { } shadow)
        {
            // What waited for one that reads no more is not for the next.
            while (live.Waiting.TryRead(out _)) { }
            live.TakeLeftOut();
            return;
        }
        var (pairs, samples, turns) = (new Dictionary<ReadingPair, long>(), new List<ShadowSample>(), 0L);
        while (live.Waiting.TryRead(out var reading))
        {
            turns++;
            foreach (var pair in Compare(reading.Reading, shadow.Assess(reading.Text)))
            {
                var number = pairs[pair] = pairs.GetValueOrDefault(pair) + 1;
                if (pair.Differs && number <= ShadowStore.MostSamples) samples.Add(new ShadowSample(pair, reading.Conversation, reading.Position));
            }
        }
        var leftOut = live.TakeLeftOut();
        if (turns + leftOut > 0) await store.AddAsync(new ModelVersion(shadow.Version), pairs, turns, leftOut, samples, ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pace, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await ReadAsync(CancellationToken.None);
            }
            catch (StoreException)
            {
                // Away: what was counted is lost, which a comparison can bear.
            }
            catch (Exception problem)
            {
                log.ModelsFailed(problem);
            }
        }
    }

    private static IEnumerable<ReadingPair> Compare(Assessment active, Assessment shadow)
    {
        for (var head = 0; head < Heads.All.Length; head++)
            yield return new ReadingPair(head, Answer(active, Heads.All[head]), Answer(shadow, Heads.All[head]));
    }

    private static int Answer(Assessment read, Head head) => HeadReading.Of(read, head) is { IsSure: true } sure ? sure.Value : ReadingPair.Unsure;
}
