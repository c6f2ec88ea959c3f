using SupportBot.Classification;
using SupportBot.Classification.Evaluation;
using SupportBot.Storage.Labels;

namespace SupportBot.Learning;

/// <summary>
/// Comparisons of candidates with the active model: worked out at low priority when first asked for, and kept for a while, because an
/// admin turns many pages of one. They hold texts of labelled messages, so they are not kept longer than that takes, and none is given
/// once a customer with such a message was erased, on whichever node.
/// </summary>
internal sealed class Comparisons(ActiveClassifier active, ModelKeeper keeper, TrainingData data, LabelStore labels, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);

    // What failed may go well the next time, once it was told.
    private static readonly TimeSpan LongestFailed = TimeSpan.FromSeconds(20);

    private const int NewestLabels = 1000;

    private readonly Lock _gate = new();
    private ITimer? _forgetting;
    private long _erasures;
    private readonly Dictionary<(string Active, ModelVersion Candidate), Asked> _asked = [];

    /// <returns>Fails with <see cref="ModelException"/> when the candidate is not there, damaged, or made for another program.</returns>
    public async Task<Comparison> OfAsync(ModelVersion candidate) => await await BeginAsync(candidate);

    /// <summary>Begins a comparison, or gives the one under way or just done.</summary>
    public async Task<Task<Comparison>> BeginAsync(ModelVersion candidate)
    {
        var erasures = await labels.ErasuresAsync();
        lock (_gate)
        {
            if (erasures != _erasures) _asked.Clear();
            _erasures = erasures;
            Forget();
            var current = active.Current;
            if (_asked.TryGetValue((current.Version, candidate), out var known)) return known.Result;
            var begun = new Asked(clock.GetTimestamp(), CompareAsync(current, candidate));
            _asked[(current.Version, candidate)] = begun;
            _forgetting ??= clock.CreateTimer(_ => Forget(), null, Pace, Pace);
            return begun.Result;
        }
    }

    public void Dispose() => _forgetting?.Dispose();

    private void Forget()
    {
        lock (_gate)
        {
            var now = clock.GetTimestamp();
            foreach (var pair in _asked.Where(asked => IsPast(asked.Value, now)).Select(asked => asked.Key).ToList()) _asked.Remove(pair);
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
