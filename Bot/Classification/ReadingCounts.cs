using SupportBot.Classification.Labelling;
using SupportBot.Conversations;

namespace SupportBot.Classification;

/// <summary>How often each answer was read since this was asked last, surely or not. Counting waits for nobody.</summary>
internal sealed class ReadingCounts
{
    private readonly long[] _counts = new long[2 * Heads.Columns];

    public void Add(Assessment reading)
    {
        foreach (var head in Heads.All)
        {
            var read = HeadReading.Of(reading, head);
            Interlocked.Increment(ref _counts[Place(head, read.Value, read.IsSure)]);
        }
    }

    /// <summary>Takes what was counted, so that it is counted once.</summary>
    public IReadOnlyList<ReadingCount> Take() =>
    [
        .. from head in Heads.All
           from answer in Enumerable.Range(0, head.Count)
           let count = new ReadingCount(
               head, answer, Interlocked.Exchange(ref _counts[Place(head, answer, true)], 0), Interlocked.Exchange(ref _counts[Place(head, answer, false)], 0))
           where count.All > 0
           select count,
    ];

    /// <summary>Gives back what was taken and could not be kept.</summary>
    public void GiveBack(IReadOnlyList<ReadingCount> counts)
    {
        foreach (var count in counts)
        {
            Interlocked.Add(ref _counts[Place(count.Head, count.Answer, true)], count.Sure);
            Interlocked.Add(ref _counts[Place(count.Head, count.Answer, false)], count.Unsure);
        }
    }

    private static int Place(Head head, int answer, bool isSure) => (2 * (head.Offset + answer)) + (isSure ? 0 : 1);
}

/// <summary>How often one answer was read.</summary>
/// <param name="Answer">Its place among the head's answers.</param>
internal sealed record ReadingCount(Head Head, int Answer, long Sure, long Unsure)
{
    public long All => Sure + Unsure;
}
