namespace SupportBot.Handoff.Measures;

/// <summary>How long something took: of half of them at most <see cref="Median"/>, of nine in ten at most <see cref="Ninth"/>. Null of none.</summary>
internal sealed record Lengths(int Of, TimeSpan? Median, TimeSpan? Ninth)
{
    /// <summary>The nearest rank: a length that occurred, never one between two.</summary>
    public static Lengths Among(IEnumerable<TimeSpan> all)
    {
        var sorted = all.Order().ToList();
        return new Lengths(sorted.Count, At(sorted, 0.5), At(sorted, 0.9));
    }

    private static TimeSpan? At(List<TimeSpan> sorted, double share) => sorted.Count == 0 ? null : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)];
}

/// <summary>What one agent did.</summary>
/// <param name="Episodes">How many they worked on.</param>
/// <param name="Hostile">In how many of them the customer was furious or abusive while it was theirs.</param>
internal sealed record AgentLoad(Conversations.AgentId Agent, int Episodes, TimeSpan Handled, int Replies, int Hostile);
