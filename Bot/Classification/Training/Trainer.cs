using SupportBot.Classification.Features;

namespace SupportBot.Classification.Training;

/// <summary>
/// Learns a model from labelled messages: vocabulary, then scores of every message by models that did not see it (for calibration),
/// then the weights from all of them. The same messages in the same order give the same model.
/// </summary>
internal sealed class Trainer
{
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
        _vocabulary = Vocabulary.Build(lexicon, messages.Select(m => m.Text));
        var reader = new FeatureReader();
        _examples = [.. messages.Select(m => _vocabulary.Read(m.Text, reader))];
    }

    /// <param name="messages">At least some of every answer of every head.</param>
    /// <param name="lexicon">What words stand for, whether or not they occur in the messages.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <exception cref="ModelException">An answer occurs in no message.</exception>
    public static Model Train(
        IReadOnlyList<LabelledMessage> messages, Lexicon lexicon, IProgress<TrainingProgress> progress, CancellationToken cancellation = default)
    {
        foreach (var (h, head) in Heads.All.Index())
        {
            var missing = Enumerable.Range(0, head.Count).FirstOrDefault(answer => messages.All(m => m.Labels[h] != answer), -1);
            if (missing >= 0) throw new ModelException($"No message to learn from has the {head.Name} '{head.Labels[missing]}'. Add some to the corpus.");
        }

        return new Trainer(Preparation.Prepare(messages), lexicon, progress).Train(cancellation);
    }

    private Model Train(CancellationToken cancellation)
    {
        var unseen = ScoreUnseen(cancellation);
        var calibrations = Heads.All.Select((head, h) => Calibrate(head, h, unseen)).ToArray();
        var (weights, rowScale, columnScale) = Learn(-1, cancellation).Quantise(_vocabulary.Rows);
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

    private float[][] ScoreUnseen(CancellationToken cancellation)
    {
        var scores = new float[_messages.Count][];
        for (var fold = 0; fold < Split.Folds; fold++)
        {
            var weights = Learn(fold, cancellation);
            for (var i = 0; i < scores.Length; i++)
            {
                if (_folds[i] == fold) scores[i] = weights.Score(_examples[i]);
            }
        }

        return scores;
    }

    /// <param name="without">The fold to leave out, or -1.</param>
    private WeightTable Learn(int without, CancellationToken cancellation)
    {
        var table = new WeightTable();
        var work = Heads.All.SelectMany((head, h) => Enumerable.Range(0, head.Count).Select(answer => (head, h, answer)));
        Parallel.ForEach(work, new ParallelOptions { CancellationToken = cancellation, TaskScheduler = TaskScheduler.Current }, item =>
        {
            table[item.head.Offset + item.answer] = Separate(item.head, item.h, item.answer, without);
            var share = Interlocked.Increment(ref _done) / (double)(Heads.Columns * (Split.Folds + 1));
            _progress.Report(new TrainingProgress(without < 0 ? TrainingStage.Weights : TrainingStage.Confidence, share));
        });
        return table;
    }

    private float[] Separate(Head head, int h, int answer, int without)
    {
        var chosen = Enumerable.Range(0, _messages.Count)
            .Where(i => _messages[i].Labels[h] != LabelledMessage.Unknown && _folds[i] != without).ToArray();
        var settings = HeadSettings.All[h];
        var counts = new int[head.Count];
        foreach (var i in chosen) counts[_messages[i].Labels[h]]++;
        var costs = chosen.Select(i => settings.CostOf(counts, _messages[i].Labels[h]) * _messages[i].Weight).ToArray();
        var sides = chosen.Select(i => _messages[i].Labels[h] == answer ? (sbyte)1 : (sbyte)-1).ToArray();
        return CoordinateDescent.Separate(_vocabulary.Rows, Array.ConvertAll(chosen, i => _examples[i]), sides, costs);
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
