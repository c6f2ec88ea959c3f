using System.Globalization;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Storage.Measures;

namespace SupportBot.Tests.Support;

/// <summary>Episodes by brute force: each is gone through anew, line by line of the transcript as it stands, with nothing of what the product summed up.</summary>
internal static class RawEpisodes
{
    /// <summary>One line of a transcript.</summary>
    private sealed record Raw(LineKind Kind, long? Agent, string What, string Of, DateTimeOffset At);

    public static async Task<List<EpisodeRow>> ReadAsync(Database database)
    {
        var lines = await database.ReadAsync(sql => sql.ListAsync(
            "SELECT conversation_id, author, agent_id, text, at FROM messages ORDER BY conversation_id, position",
            row => (Conversation: row.GetInt64(0), Raw: Read((LineKind)row.GetInt32(1), row.NumberOrNull(2), row.GetString(3), row.Time(4)))));
        return [.. lines.GroupBy(line => line.Conversation, line => line.Raw).SelectMany(of => Of(new ConversationId(of.Key), [.. of])).OrderBy(row => row.EndedAt).ThenBy(row => row.Conversation.Value)];
    }

    private static Raw Read(LineKind kind, long? agent, string text, DateTimeOffset at) =>
        text.Split(':') is [var what, var of] ? new Raw(kind, agent, what, of, at) : new Raw(kind, agent, text, "", at);

    private static IEnumerable<EpisodeRow> Of(ConversationId id, List<Raw> lines)
    {
        var rows = new List<EpisodeRow>();
        var first = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (!Ends(lines[i])) continue;
            var row = One(id, rows, [.. lines[first..(i + 1)]]);
            rows.Add(row);
            // What is said after the end belongs to no episode until something opens it again.
            first = lines.FindIndex(i + 1, line => line.Kind is LineKind.Event && line.What is "reopened" or "began_anew");
            var score = lines[i..(first < 0 ? lines.Count : first)].Find(line => line.What == "rated");
            if (score is not null) rows[^1] = rows[^1] with { Score = int.Parse(score.Of, CultureInfo.InvariantCulture) };
            if (first < 0) return rows;
            if (StartOf(row, lines[first]) is not EpisodeStart.New) rows[^1] = rows[^1] with { ReturnedAt = lines[first].At };
            i = first - 1;
        }
        return rows;
    }

    private static bool Ends(Raw line) => line.Kind is LineKind.Event && line.What is "resolved" or "resolved_by_bot" or "referred" or "ended_by_customer" or "merged";

    private static EpisodeStart StartOf(EpisodeRow? before, Raw opening) =>
        before is null || opening.What is "began_anew" ? EpisodeStart.New
        : opening.Agent is not null ? EpisodeStart.Reopened
        : opening.At - before.EndedAt > TimeSpan.FromDays(7) ? EpisodeStart.New : EpisodeStart.Returned;

    private static EpisodeRow One(ConversationId id, List<EpisodeRow> before, List<Raw> lines)
    {
        var desk = new RawDesk();
        foreach (var line in lines) desk.Take(line.Kind, line.Agent, line.What, line.Of, line.At);
        return new EpisodeRow(id, before.Count + 1, lines[0].At, lines[^1].At)
        {
            Channel = ChannelName.Web, Language = Language.En, Topic = Topic.Other, Queue = desk.Queue ?? before.LastOrDefault()?.Queue ?? Queues.Support,
            Start = StartOf(before.LastOrDefault(), lines[0]), EndedBy = desk.EndedBy, Outcome = desk.Outcome, Reason = desk.Reason, HandedOffAt = desk.HandedOffAt,
            AnsweredAt = desk.AnsweredAt, Waited = desk.Waited, Handled = desk.Handled, Agents = desk.Worked.Count, Moves = desk.Moves,
            PromisesKept = desk.Kept, PromisesBroken = desk.Broken, IsHostile = desk.IsHostile,
        };
    }
}
