namespace SupportBot.Classification.Evaluation;

/// <summary>How often each true answer of a head was read as each answer, and what follows from that.</summary>
internal sealed class ConfusionMatrix(Head head)
{
    private readonly int[] _counts = new int[head.Count * head.Count];

    public Head Head { get; } = head;

    public int this[int truth, int read] => _counts[truth * Head.Count + read];

    public int Total { get; private set; }

    public void Add(int truth, int read)
    {
        _counts[truth * Head.Count + read]++;
        Total++;
    }

    public int Support(int answer) => Sum(read => this[answer, read]);

    /// <summary>How many messages were read as the answer.</summary>
    public int ReadAs(int answer) => Sum(truth => this[truth, answer]);

    /// <summary>Of the messages read as the answer, the share that is it; 0 when none was.</summary>
    public double Precision(int answer) => Share(this[answer, answer], ReadAs(answer));

    /// <summary>Of the messages that are the answer, the share read as it; 0 when there are none.</summary>
    public double Recall(int answer) => Share(this[answer, answer], Support(answer));

    public double F1(int answer) => Share(2 * this[answer, answer], Support(answer) + ReadAs(answer));

    /// <summary>The plain mean of F1 over the answers that occur.</summary>
    public double MacroF1 => MacroF1Of(_counts, Head.Count);

    public double Accuracy => Share(Sum(a => this[a, a]), Total);

    /// <inheritdoc cref="MacroF1"/>
    /// <param name="counts">How often each true answer was read as each: a row of reads for every truth.</param>
    /// <param name="answers">How many answers there are.</param>
    public static double MacroF1Of(ReadOnlySpan<int> counts, int answers)
    {
        var (sum, occur) = (0d, 0);
        for (var answer = 0; answer < answers; answer++)
        {
            var (support, read) = (0, 0);
            for (var other = 0; other < answers; other++)
            {
                support += counts[answer * answers + other];
                read += counts[other * answers + answer];
            }
            if (support == 0) continue;
            occur++;
            sum += 2d * counts[answer * answers + answer] / (support + read);
        }
        return occur == 0 ? 0 : sum / occur;
    }

    private int Sum(Func<int, int> of) => Enumerable.Range(0, Head.Count).Sum(of);

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
