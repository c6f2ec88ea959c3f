using SupportBot.Classification;
using SupportBot.Classification.Evaluation;
using SupportBot.Storage.Labels;

namespace SupportBot.Learning;

/// <summary>
/// Comparisons of candidates with the active model: worked out at low priority when first asked for, and kept for a while, because an
/// admin turns many pages of one. They hold texts of labelled messages, so they are not kept longer than that takes.
/// </summary>
internal sealed class Comparisons(ActiveClassifier active, ModelKeeper keeper, TrainingData data, LabelStore labels, TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    // What failed may go well the next time, once it was told.
    private static readonly TimeSpan LongestFailed = TimeSpan.FromSeconds(20);

    private const int NewestLabels = 1000;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Active, ModelVersion Candidate), Asked> _asked = [];

    /// <summary>Begins a comparison, or gives the one under way or just done.</summary>
    /// <returns>Fails with <see cref="ModelException"/> when the candidate is not there, damaged, or made for another program.</returns>
    public Task<Comparison> OfAsync(ModelVersion candidate)
    {
        lock (_gate)
        {
            var (now, current) = (clock.GetTimestamp(), active.Current);
            foreach (var pair in _asked.Where(asked => IsPast(asked.Value, now)).Select(asked => asked.Key).ToList()) _asked.Remove(pair);
            if (_asked.TryGetValue((current.Version, candidate), out var known)) return known.Result;
            var begun = new Asked(now, CompareAsync(current, candidate));
            _asked[(current.Version, candidate)] = begun;
            return begun.Result;
        }
    }

    private async Task<Comparison> CompareAsync(Classifier current, ModelVersion version)
    {
        var candidate = await keeper.LoadAsync(version);
        var newest = await labels.NewestAsync(NewestLabels);
        return await LowPriority.RunAsync(() => Comparison.Of(current, candidate, data.Corpus().Frozen, newest));
    }

    private bool IsPast(Asked asked, long now) => clock.GetElapsedTime(asked.At, now) > (asked.Result.IsFaulted ? LongestFailed : Longest);

    private sealed record Asked(long At, Task<Comparison> Result);
}
