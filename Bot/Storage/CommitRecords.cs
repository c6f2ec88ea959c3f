using SupportBot.Storage.Articles;
using SupportBot.Storage.Incidents;
using SupportBot.Storage.Related;
using SupportBot.Storage.Routing;
using SupportBot.Storage.Scripts;
using SupportBot.Storage.Sla;
using SupportBot.Storage.Waits;

namespace SupportBot.Storage;

/// <summary>What a commit leaves beside the conversation, its transcript and its ticket: promises, waits, outcomes, ways through scripts, reports, notices.</summary>
internal static class CommitRecords
{
    // A second thought counts, and words that come after the score.
    private const string AddRating = """
        INSERT INTO ratings (conversation_id, resolved_at, score, comment, at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (conversation_id, resolved_at) DO UPDATE SET score = excluded.score, comment = COALESCE(excluded.comment, ratings.comment)
        """;

    public static async ValueTask WriteAsync(Sql sql, Commit commit, DateTimeOffset now)
    {
        await PromiseRows.WriteAsync(sql, commit, now);
        await WaitRows.KeepAsync(sql, commit, now);
        await AgentClaims.AddAsync(sql, commit, now);
        if (commit.Outcome is { } outcome)
            await sql.PostAsync(OutcomeStore.Add, (long)outcome.Topic, (long)outcome.Known, outcome.Solved ? 1L : 0L, now.Ms());
        if (commit.Rating is { } rating)
            await sql.PostAsync(AddRating, commit.Before.Id.Value, (rating.Of ?? commit.Before.Ticket.ResolvedAt).Ms(), (long)rating.Score, rating.Comment, now.Ms());
        if (commit.Link is { } link) await LinkStore.ApplyAsync(sql, commit.Before.Customer, link, now);
        await WalkRows.AddAsync(sql, commit.Before.Id.Value, commit.Before.Version + 1, commit.Walks, now);
        if (commit.Report is { } report) await UrgentReports.AddAsync(sql, commit.Before.Id, report, now);
        if (commit.Noticed is { } noticed) await NoticeStore.AddAsync(sql, commit.Before.Id, noticed, now);
        await ArticleRecord.AddAsync(sql, commit.Before.Id.Value, commit.Articles, commit.OpenQuestion, now);
        foreach (var message in commit.Confided) await AttachmentRows.ConfideAsync(sql, commit.Before.Id.Value, message);
        if (commit.Amended is { } amended) await SentReplies.AmendAsync(sql, commit.Before.Id, amended, now);
        if (commit.Relation is var (relation, by)) await RelatedTickets.KeepAsync(sql, commit.Before.Id, relation, by, now);
        if (commit.PassedOn is { } main) await RelatedTickets.PassOnAsync(sql, commit.Before.Ticket.Number, main, now);
        await Followers.TellAsync(sql, commit, now);
        foreach (var (to, notice) in commit.Notices) await AgentNotices.AddAsync(sql, to, notice, now);
    }
}
