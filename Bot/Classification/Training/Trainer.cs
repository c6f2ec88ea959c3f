using SupportBot.Classification.Features;

namespace SupportBot.Classification.Training;

/// <summary>
/// Learns a model from labelled messages: vocabulary, then scores of every message by models that did not see it (for calibration),
/// then the weights from all of them. The same messages in the same order give the same model.
/// </summary>
internal sealed class Trainer
{
    // Each holds the weights of a whole model in full precision.
    private const int MostAtOnce = 2;

    private readonly IReadOnlyList<LabelledMessage> _messages;
    private readonly IProgress<TrainingProgress> _progress;
    private readonly Vocabulary _vocabulary;
    private readonly Example[] _examples;
    private readonly int[] _folds;
    private int _done;

    private Trainer(IReadOnlyList<LabelledMessage> messages, Lexicon lexicon, IProgress<TrainingProgress> progress)
    {
        _messages = messages;
        _progress = progress;
        progress.Report(new TrainingProgress(TrainingStage.Features, 0));
        _folds = [.. messages.Select(m => Split.Fold(m.Text))];
        _vocabulary = Vocabulary.Build(lexicon, messages.Where(m => !m.IsVariant).Select(m => m.Text));
        var reader = new FeatureReader();
        _examples = [.. messages.Select(m => _vocabulary.Read(m.Text, reader))];
    }

    /// <param name="messages">At least some of every answer of every head.</param>
    /// <param name="lexicon">What words stand for, whether or not they occur in the messages.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <exception cref="ModelException">An answer occurs in no message.</exception>
    public static Model Train(
        IReadOnlyList<LabelledMessage> messages, Lexicon lexicon, IProgress<TrainingProgress> progress, CancellationToken ct = default)
    {
        foreach (var (h, head) in Heads.All.Index())
        {
            var missing = Enumerable.Range(0, head.Count).FirstOrDefault(answer => messages.All(m => m.Labels[h] != answer), -1);
            if (missing >= 0) throw new ModelException($"No message to learn from has the {head.Name} '{head.Labels[missing]}'. Add some to the corpus.");
        }

        return new Trainer(Preparation.Prepare(messages), lexicon, progress).Train(ct);
    }

    private Model Train(CancellationToken ct)
    {
        var unseen = ScoreUnseen(ct);
        var calibrations = Heads.All.Select((head, h) => Calibrate(head, h, unseen)).ToArray();
        Report(TrainingStage.Weights);
        var (weights, rowScale, columnScale) = Learn(-1, ct).Quantise();
        return new Model
        {
            Lexicon = _vocabulary.Lexicon,
            Keys = _vocabulary.Keys,
            Rarity = [.. _vocabulary.Rarity.Select(r => (float)(Half)r)],
            Weights = weights,
            RowScale = rowScale,
            ColumnScale = columnScale,
            Calibrations = calibrations,
        };
    }

    private float[][] ScoreUnseen(CancellationToken ct)
    {
        var scores = new float[_messages.Count][];
        Parallel.For(0, Split.Folds, new ParallelOptions { CancellationToken = ct, MaxDegreeOfParallelism = MostAtOnce, TaskScheduler = TaskScheduler.Current }, fold =>
        {
            var weights = Learn(fold, ct);
            for (var i = 0; i < scores.Length; i++)
            {
                if (_folds[i] == fold) scores[i] = weights.Score(_examples[i]);
            }
            Interlocked.Increment(ref _done);
            Report(TrainingStage.Confidence);
        });
        return scores;
    }

    private void Report(TrainingStage stage) => _progress.Report(new TrainingProgress(stage, _done / (Split.Folds + 1.0)));

    /// <param name="without">The fold to leave out, or -1.</param>
    private WeightTable Learn(int without, CancellationToken ct)
    {
        var chosen = Enumerable.Range(0, _messages.Count).Where(i => _folds[i] != without).ToArray();
        var (sides, slacks) = (new float[chosen.Length * Model.Stride], new float[chosen.Length * Model.Stride]);
        Array.Fill(slacks, 1);
        foreach (var (h, head) in Heads.All.Index()) Oppose(head, h, chosen, sides, slacks);
        return new WeightTable(CoordinateDescent.Separate(_vocabulary.Rows, Array.ConvertAll(chosen, i => _examples[i]), sides, slacks, ct));
    }

    /// <summary>Sets the answers of a head against each other.</summary>
    private void Oppose(Head head, int h, int[] chosen, float[] sides, float[] slacks)
    {
        var counts = new int[head.Count];
        foreach (var i in chosen.Where(i => _messages[i].Labels[h] != LabelledMessage.Unknown)) counts[_messages[i].Labels[h]]++;
        foreach (var (at, i) in chosen.Index())
        {
            int answer = _messages[i].Labels[h];
            if (answer == LabelledMessage.Unknown) continue;
            var slack = 0.5f / (HeadSettings.All[h].CostOf(counts, answer) * _messages[i].Weight);
            var from = at * Model.Stride + head.Offset;
            sides.AsSpan(from, head.Count).Fill(-1);
            sides[from + answer] = 1;
            slacks.AsSpan(from, head.Count).Fill(slack);
        }
    }

    private Calibration Calibrate(Head head, int h, float[][] scores)
    {
        var own = Enumerable.Range(0, scores.Length).Where(i => _messages[i].Weight >= 1 && _messages[i].Labels[h] >= 0).ToArray();
        return Calibrator.Fit(
            [.. own.Select(i => head.Of(scores[i]).ToArray())],
            [.. own.Select(i => (int)_messages[i].Labels[h])],
            HeadSettings.All[h].SureWhenRight);
    }
}
