using SupportBot.Classification.Labelling;

namespace SupportBot.Classification.Evaluation;

/// <summary>How well one head reads messages it has not learnt from.</summary>
internal sealed class HeadReport(Head head)
{
    private const int Bins = 10;
    private const int StepsOfABin = 5;
    private const int Steps = Bins * StepsOfABin;

    private readonly (int Count, int Right, double Confidence)[] _steps = new (int, int, double)[Steps];
    private int _sure;
    private int _sureAndRight;

    public ConfusionMatrix Matrix { get; } = new(head);

    public void Add(int truth, HeadReading read)
    {
        Matrix.Add(truth, read.Value);
        var isRight = truth == read.Value;
        ref var step = ref _steps[Math.Min((int)(read.Confidence * Steps), Steps - 1)];
        step = (step.Count + 1, step.Right + (isRight ? 1 : 0), step.Confidence + read.Confidence);
        if (!read.IsSure) return;
        _sure++;
        if (isRight) _sureAndRight++;
    }

    /// <summary>The share of messages on which the head is sure.</summary>
    public double Coverage => Matrix.Total == 0 ? 0 : (double)_sure / Matrix.Total;

    /// <summary>Accuracy where the head is sure.</summary>
    public double SureAccuracy => _sure == 0 ? 0 : (double)_sureAndRight / _sure;

    /// <summary>Expected calibration error over ten bins: how far confidence is from the share of right readings, 0 is best.</summary>
    public double CalibrationError =>
        Matrix.Total == 0 ? 0 : Reliability.Sum(bin => bin.Count * Math.Abs(bin.Right - bin.Confidence)) / Matrix.Total;

    /// <summary>Confidence beside the share of right readings, in tenths of confidence; those in which nothing was read are left out.</summary>
    public IReadOnlyList<ReliabilityBin> Reliability =>
    [
        .. _steps.Chunk(StepsOfABin).Select((steps, bin) => (From: (double)bin / Bins, Count: steps.Sum(s => s.Count), Right: steps.Sum(s => s.Right), Sum: steps.Sum(s => s.Confidence)))
            .Where(bin => bin.Count > 0).Select(bin => new ReliabilityBin(bin.From, bin.Count, (double)bin.Right / bin.Count, bin.Sum / bin.Count)),
    ];

    /// <summary>What would be read, and how rightly, if the head were sure from each confidence on; ends before nothing is read.</summary>
    public IReadOnlyList<CoveragePoint> Curve
    {
        get
        {
            var points = new List<CoveragePoint>(Steps);
            var (count, right) = (0, 0);
            for (var step = Steps - 1; step >= 0; step--)
            {
                count += _steps[step].Count;
                right += _steps[step].Right;
                if (count > 0) points.Add(new CoveragePoint((double)step / Steps, (double)count / Matrix.Total, (double)right / count));
            }
            points.Reverse();
            return points;
        }
    }
}

/// <summary>Readings of about the same confidence.</summary>
/// <param name="From">The least confidence of the tenth.</param>
/// <param name="Right">The share of them that is right.</param>
/// <param name="Confidence">Their mean confidence.</param>
internal readonly record struct ReliabilityBin(double From, int Count, double Right, double Confidence);

/// <summary>What is read when a head is sure from one confidence on.</summary>
/// <param name="Coverage">The share of messages that is read.</param>
/// <param name="Accuracy">The share of those that is right.</param>
internal readonly record struct CoveragePoint(double Threshold, double Coverage, double Accuracy);
