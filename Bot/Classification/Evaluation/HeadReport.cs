namespace SupportBot.Classification.Evaluation;

/// <summary>How well one head reads messages it has not learnt from.</summary>
internal sealed class HeadReport(Head head)
{
    private const int Bins = 10;
    private readonly (int Count, int Right, double Confidence)[] _bins = new (int, int, double)[Bins];
    private int _sure;
    private int _sureAndRight;

    public ConfusionMatrix Matrix { get; } = new(head);

    public void Add(int truth, int read, float confidence, bool isSure)
    {
        Matrix.Add(truth, read);
        ref var bin = ref _bins[Math.Min((int)(confidence * Bins), Bins - 1)];
        bin = (bin.Count + 1, bin.Right + (truth == read ? 1 : 0), bin.Confidence + confidence);
        if (!isSure) return;
        _sure++;
        if (truth == read) _sureAndRight++;
    }

    /// <summary>The share of messages on which the head is sure.</summary>
    public double Coverage => Matrix.Total == 0 ? 0 : (double)_sure / Matrix.Total;

    /// <summary>Accuracy where the head is sure.</summary>
    public double SureAccuracy => _sure == 0 ? 0 : (double)_sureAndRight / _sure;

    /// <summary>Expected calibration error over ten bins: how far confidence is from the share of right readings, 0 is best.</summary>
    public double CalibrationError =>
        Matrix.Total == 0 ? 0 : _bins.Sum(bin => Math.Abs(bin.Right - bin.Confidence)) / Matrix.Total;
}
