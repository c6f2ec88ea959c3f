using SupportBot.Conversations;
using SupportBot.Handoff.Measures;
using SupportBot.Storage;
using SupportBot.Storage.Measures;
using SupportBot.Tests.Contracts;

namespace SupportBot.Tests.Simulation.Week;

/// <summary>Whether every row and every sum of the measures is what brute force over the raw moments and lines finds (C31).</summary>
internal static class RawFigures
{
    private static readonly Period Ever = new(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));

    public static async Task<IReadOnlyList<(string, string)>> DifferencesAsync(Database database, FollowedConversations followed, DateTimeOffset now)
    {
        var broken = new List<(string, string)>();
        var lines = await LinesAsync(database);
        var ratings = (await database.ReadAsync(sql => sql.ListAsync(
            "SELECT conversation_id, resolved_at, score FROM ratings", row => (Of: (row.GetInt64(0), row.Time(1)), Score: row.GetInt32(2))))).ToDictionary(one => one.Of, one => one.Score);
        var raw = followed.All.SelectMany(one => Of(one, lines[one.Id.Value].ToDictionary(line => line.Position, line => line.Line), ratings)).ToList();
        var store = new EpisodeStore(database);
        var rows = (await store.ReadAsync(Ever)).ToDictionary(row => (row.Conversation, row.Number));
        foreach (var (expected, _) in raw)
        {
            if (!rows.Remove((expected.Conversation, expected.Number), out var row)) broken.Add(("an episode was not written", $"{expected.Conversation} {expected.Number}"));
            else if (row != expected) broken.Add(("an episode is written otherwise than brute force finds", Unlike(row, expected)));
        }
        broken.AddRange(rows.Keys.Select(extra => ("an episode was written that there is not", $"{extra.Conversation} {extra.Number}")));
        Add(broken, () => MeasuresContract.Adds(MeasureSet.Of([.. raw.Select(one => one.Row)], now), [.. raw.Select(one => one.Row)], now));
        Compare(broken, await store.PartsAsync(Ever), raw.SelectMany(one => one.Parts).ToList());
        return broken;
    }

    private static async Task<ILookup<long, (long Position, RawLine Line)>> LinesAsync(Database database) =>
        (await database.ReadAsync(sql => sql.ListAsync(
            "SELECT conversation_id, position, author, agent_id, text FROM messages WHERE author > 0",
            row => (Conversation: row.GetInt64(0), Position: row.GetInt64(1), Line: new RawLine((LineKind)row.GetInt32(2), row.NumberOrNull(3), row.GetString(4))))))
        .ToLookup(row => row.Conversation, row => (row.Position, row.Line));

    private static IEnumerable<(EpisodeRow Row, List<AgentRow> Parts)> Of(Followed one, Dictionary<long, RawLine> lines, Dictionary<(long, DateTimeOffset), int> ratings)
    {
        var (number, first, before) = (0, 0, (EpisodeRow?)null);
        for (var at = 0; at < one.Moments.Count; at++)
        {
            var (ticket, previous) = (one.Moments[at].After.Ticket, at > 0 ? one.Moments[at - 1].After.Ticket : null);
            if (previous is { State: TicketState.Resolved } && (ticket.State is not TicketState.Resolved || ticket.ResolvedAt != previous.ResolvedAt)) first = at;
            if (ticket.State is not TicketState.Resolved || (previous is { State: TicketState.Resolved } && ticket.ResolvedAt == previous.ResolvedAt)) continue;
            var raw = new RawEpisode(one.Moments, first, at, Lines);
            var row = Row(one, ++number, first, at, raw, before) with { Score = ratings.TryGetValue((one.Id.Value, ticket.ResolvedAt!.Value), out var score) ? score : null };
            before = row;
            yield return (row with { ReturnedAt = Returned(one, at, row.EndedAt, Lines) }, [.. raw.Agents.Select(agent => new AgentRow(new AgentId(agent), raw.HandledBy(agent), raw.RepliesOf(agent), false))]);
        }

        IEnumerable<RawLine> Lines(Moment moment)
        {
            for (var position = moment.From + 1; position <= moment.To; position++)
                if (lines.TryGetValue(position, out var line)) yield return line;
        }
    }

    private static EpisodeRow Row(Followed one, int number, int first, int last, RawEpisode raw, EpisodeRow? before)
    {
        var end = one.Moments[last].After;
        return new EpisodeRow(one.Id, number, one.Moments[first].At, end.Ticket.ResolvedAt!.Value)
        {
            Channel = one.Address.Channel, Language = end.Language, Topic = end.Ticket.Topic, Queue = end.Ticket.Queue, Start = raw.Start(before?.EndedAt), EndedBy = raw.EndedBy,
            Outcome = raw.Outcome, Reason = raw.Reason, HandedOffAt = raw.HandedOffAt, AnsweredAt = raw.AnsweredAt, Waited = raw.Waited, Handled = raw.Handled, Agents = raw.Agents.Count,
            Moves = raw.Moves, PromisesKept = raw.PromisesKept, PromisesBroken = raw.PromisesBroken, IsHostile = raw.IsHostile,
            DuesMissed = end.Ticket.SlaMissed - (first > 0 ? one.Moments[first - 1].After.Ticket.SlaMissed : 0),
        };
    }

    private static DateTimeOffset? Returned(Followed one, int last, DateTimeOffset ended, Func<Moment, IEnumerable<RawLine>> lines)
    {
        var next = one.Moments.FindIndex(last + 1, moment => moment.After.Ticket.State is not TicketState.Resolved || moment.After.Ticket.ResolvedAt != ended);
        return next >= 0 && new RawEpisode(one.Moments, next, next, lines).Start(ended) is not EpisodeStart.New ? one.Moments[next].At : null;
    }

    private static void Compare(List<(string, string)> broken, IReadOnlyList<AgentRow> written, List<AgentRow> raw)
    {
        var found = raw.GroupBy(part => part.Agent).ToDictionary(of => of.Key, of => (of.Count(), of.Sum(part => part.Handled.Ticks), of.Sum(part => part.Replies)));
        foreach (var load in MeasureSet.Loads(written))
            if (found.GetValueOrDefault(load.Agent) != (load.Episodes, load.Handled.Ticks, load.Replies)) broken.Add(("an agent's load is another by brute force", $"{load} and {found.GetValueOrDefault(load.Agent)}"));
        if (found.Count != written.DistinctBy(part => part.Agent).Count()) broken.Add(("not every agent has a load", $"{found.Count}"));
    }

    private static void Add(List<(string, string)> broken, Action check)
    {
        try
        {
            check();
        }
        catch (ShouldAssertException wrong)
        {
            broken.Add(("a sum is another by brute force", wrong.Message));
        }
    }

    private static string Unlike(EpisodeRow row, EpisodeRow expected) => $"{row.Conversation} {row.Number}: " + string.Join("; ", row.ToString().Split(", ").Zip(expected.ToString().Split(", "))
        .Where(part => part.First != part.Second).Select(part => $"{part.First} and {part.Second}"));
}
