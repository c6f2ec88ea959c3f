using SupportBot.Storage.Waits;

namespace SupportBot.Handoff.Waiting;

/// <summary>The pace of every queue for whoever waits there: only who is able to take them counts, and what is more urgent overtakes them until they are past their bound.</summary>
/// <param name="trust">How much what was measured is worth.</param>
internal sealed class QueuePaces(IEnumerable<MeasuredCost> costs, IReadOnlyList<CameIn> cameIn, AgentsHere here, double trust)
{
    /// <summary>What is older says nothing about how long things take now.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(7);

    /// <summary>On how many of the newest the cost of one is measured.</summary>
    public const int Newest = 40;

    /// <summary>Over how long overtakers are counted.</summary>
    public static readonly TimeSpan OvertakenWindow = TimeSpan.FromMinutes(45);

    private readonly Dictionary<string, MeasuredCost> _costs = costs.ToDictionary(cost => cost.Queue);

    public QueuePace Of(WaitingCustomer customer, DateTimeOffset now)
    {
        var queue = customer.Needs.Queue;
        var (cost, able) = (_costs.GetValueOrDefault(queue), here.For(customer.Needs).Count);
        var overtakers = customer.Bound <= now ? 0 : cameIn.Where(came => came.Queue == queue && came.Urgency > customer.Urgency).Sum(came => came.Tickets);
        // Those whom other agents take overtake nobody.
        var theirs = Math.Min(1, able / (double)Math.Max(1, here.Of(queue)));
        return new QueuePace(able, cost?.Tickets ?? 0, cost?.Each.TotalMinutes ?? 0, overtakers * theirs / OvertakenWindow.TotalMinutes) { Trust = trust };
    }
}
