namespace SupportBot.Classification.Evaluation;

/// <summary>How often each true answer of a head was read as each answer, and what follows from that.</summary>
internal sealed class ConfusionMatrix(Head head)
{
    private readonly int[,] _counts = new int[head.Count, head.Count];

    public Head Head { get; } = head;

    public int this[int truth, int read] => _counts[truth, read];

    public int Total { get; private set; }

    public void Add(int truth, int read)
    {
        _counts[truth, read]++;
        Total++;
    }

    public int Support(int answer) => Sum(read => _counts[answer, read]);

    /// <summary>Of the messages read as the answer, the share that is it; 0 when none was.</summary>
    public double Precision(int answer) => Share(_counts[answer, answer], Sum(truth => _counts[truth, answer]));

    /// <summary>Of the messages that are the answer, the share read as it; 0 when there are none.</summary>
    public double Recall(int answer) => Share(_counts[answer, answer], Support(answer));

    public double F1(int answer) => Share(2 * _counts[answer, answer], Support(answer) + Sum(truth => _counts[truth, answer]));

    /// <summary>The plain mean of F1 over the answers that occur.</summary>
    public double MacroF1 => Enumerable.Range(0, Head.Count).Where(a => Support(a) > 0).Select(F1).DefaultIfEmpty().Average();

    public double Accuracy => Share(Sum(a => _counts[a, a]), Total);

    private int Sum(Func<int, int> of) => Enumerable.Range(0, Head.Count).Sum(of);

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
