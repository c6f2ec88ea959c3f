using SupportBot.Conversations;
using SupportBot.Storage.Measures;
using SupportBot.Storage.Scripts;

namespace SupportBot.Handoff.Measures;

/// <summary>Every measure over the same episodes, since none says anything alone (C31). docs/measures.md defines them word by word.</summary>
internal sealed record MeasureSet
{
    /// <summary>How many ended, duplicates left out: they are counted where the matter went on.</summary>
    public required int Episodes { get; init; }
    public required int Duplicates { get; init; }
    public required Share Containment { get; init; }
    public required Share FirstContact { get; init; }
    public required Share Durable { get; init; }
    public required Share Reopened { get; init; }
    public required Lengths FirstResponse { get; init; }
    public required Lengths Waiting { get; init; }
    public required Lengths HandleTime { get; init; }

    /// <summary>Who gave 4 or 5 among those who said something.</summary>
    public required Share Satisfied { get; init; }

    /// <summary>Who said something among all.</summary>
    public required Share Rated { get; init; }

    /// <summary>From 1 to 5; null when nobody said anything.</summary>
    public required double? Score { get; init; }
    public required Share PromisesKept { get; init; }
    public required int DuesMissed { get; init; }
    public required Share Hostile { get; init; }

    /// <summary>Why first line gave matters to people, the most frequent first.</summary>
    public required IReadOnlyList<(HandoffReason Reason, int Count)> Reasons { get; init; }

    /// <param name="now">What ended less than seven days ago says nothing of lasting yet.</param>
    public static MeasureSet Of(IReadOnlyCollection<EpisodeRow> all, DateTimeOffset now)
    {
        var rows = all.Where(row => row.Outcome is not TicketOutcome.Duplicate).ToList();
        var (solved, given) = (rows.Where(row => row.IsSolved).ToList(), rows.Where(row => row.HandedOffAt is not null).ToList());
        var rated = rows.Where(row => row.Score is not null).ToList();
        var (kept, broken) = (rows.Sum(row => row.PromisesKept), rows.Sum(row => row.PromisesBroken));
        return new MeasureSet
        {
            Episodes = rows.Count,
            Duplicates = all.Count - rows.Count,
            Containment = Where(rows, row => row is { IsSolved: true, EndedBy: EpisodeEnd.Bot, HandedOffAt: null }),
            FirstContact = Where(rows, row => row is { IsSolved: true, Start: EpisodeStart.New, Moves: 0, Agents: <= 1 }),
            Durable = Where([.. solved.Where(row => now - row.EndedAt >= Episode.Durable)], row => !HasCome(row)),
            Reopened = Where(rows, HasCome),
            FirstResponse = Lengths.Among(given.Where(row => row.AnsweredAt is not null).Select(row => row.AnsweredAt!.Value - row.HandedOffAt!.Value)),
            Waiting = Lengths.Among(given.Select(row => row.Waited)),
            HandleTime = Lengths.Among(rows.Where(row => row.Agents > 0).Select(row => row.Handled)),
            Satisfied = Where(rated, row => row.Score >= 4),
            Rated = Where(rows, row => row.Score is not null),
            Score = rated.Count == 0 ? null : rated.Average(row => row.Score!.Value),
            PromisesKept = new Share(kept, kept + broken),
            DuesMissed = rows.Sum(row => row.DuesMissed),
            Hostile = Where(rows, row => row.IsHostile),
            Reasons = [.. rows.Where(row => row.Reason is not null).CountBy(row => row.Reason!.Value).OrderByDescending(reason => reason.Value).ThenBy(reason => reason.Key).Select(reason => (reason.Key, reason.Value))],
        };
    }

    /// <summary>What each agent did, who had most first.</summary>
    public static IReadOnlyList<AgentLoad> Loads(IEnumerable<AgentRow> parts) =>
    [
        .. from part in parts
           group part by part.Agent into of
           orderby of.Count() descending, of.Key.Value
           select new AgentLoad(of.Key, of.Count(), of.Aggregate(TimeSpan.Zero, (sum, part) => sum + part.Handled), of.Sum(part => part.Replies), of.Count(part => part.IsHostile)),
    ];

    private static Share Where(IReadOnlyCollection<EpisodeRow> all, Func<EpisodeRow, bool> holds) => new(all.Count(holds), all.Count);

    // An agent may take something up again later, which says nothing about how well it was resolved.
    private static bool HasCome(EpisodeRow row) => row.ReturnedAt is { } returned && returned - row.EndedAt <= Episode.Durable;
}
