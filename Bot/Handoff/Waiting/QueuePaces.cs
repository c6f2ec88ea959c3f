using SupportBot.Conversations;
using SupportBot.Storage.Waits;

namespace SupportBot.Handoff.Waiting;

/// <summary>The pace of every queue, for each urgency: whoever waits is overtaken by what is more urgent.</summary>
internal sealed class QueuePaces(IEnumerable<MeasuredCost> costs, IReadOnlyList<CameIn> cameIn, AgentsHere here)
{
    /// <summary>What is older says nothing about how long things take now.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(7);

    /// <summary>On how many of the newest the cost of one is measured.</summary>
    public const int Newest = 40;

    /// <summary>Over how long overtakers are counted.</summary>
    public static readonly TimeSpan OvertakenWindow = TimeSpan.FromMinutes(45);

    private readonly Dictionary<string, MeasuredCost> _costs = costs.ToDictionary(cost => cost.Queue);

    public QueuePace Of(string queue, Urgency urgency)
    {
        var cost = _costs.GetValueOrDefault(queue);
        var overtaken = cameIn.Where(came => came.Queue == queue && came.Urgency > urgency).Sum(came => came.Tickets);
        return new QueuePace(here.Of(queue), cost?.Tickets ?? 0, cost?.Each.TotalMinutes ?? 0, overtaken / OvertakenWindow.TotalMinutes);
    }
}
