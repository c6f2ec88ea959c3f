using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage.Replies;

namespace SupportBot.Storage;

/// <summary>Writes the new lines of a transcript.</summary>
internal static class LineRows
{
    private const string Add = """
        INSERT INTO messages (conversation_id, position, author, agent_id, text, choices, at, attachments, replies_to)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    /// <summary>Adds those of a commit after a position; gives back what the customer may see of them.</summary>
    public static async ValueTask<IReadOnlyList<TranscriptEntry>> AddAsync(Sql sql, Commit commit, long from, DateTimeOffset now)
    {
        var entries = new List<TranscriptEntry>(commit.Lines.Count);
        foreach (var line in commit.Lines)
        {
            from++;
            await sql.PostAsync(
                Add, commit.Before.Id.Value, from, (long)line.Kind, line.Agent?.Id.Value, line.Text, Columns.ListJson(line.Choices, StoredJson.Default.IReadOnlyListChoice), now.Ms(),
                Columns.ListJson(line.Attachments, StoredJson.Default.IReadOnlyListAttachment), line.RepliesTo);
            await AttachmentRows.ReferAsync(sql, line.Attachments, commit.Before.Id.Value);
            await CannedRecord.AddAsync(sql, commit.Before.Id, line, now);
            await DraftStore.SentAsync(sql, commit.Before.Id, line);
            if (line.CustomerSees || Happenings.Of(line.Kind, line.Text) is not null) entries.Add(Entry(line, from, now, commit.Amended));
        }
        return entries;
    }

    private static TranscriptEntry Entry(Line line, long position, DateTimeOffset now, Amendment? amended) => Happenings.Of(line.Kind, line.Text) is { } happened
        ? amended is null
            ? new() { Position = position, Author = Author.Bot, Text = "", Happened = happened, At = now }
            : new() { Position = position, Author = Author.Agent, AuthorName = line.Agent?.Name, Text = amended.Text ?? "", Happened = happened, Amends = amended.Position, At = now }
        : new()
        {
            Position = position, Author = (Author)line.Kind, AuthorName = line.Agent?.Name, Text = line.Text, Choices = line.Choices,
            Attachments = line.Attachments, At = now,
        };
}
