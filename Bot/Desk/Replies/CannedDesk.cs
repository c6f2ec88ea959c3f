using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Storage;
using SupportBot.Storage.Replies;
using SupportBot.Triage;
using SupportBot.Triage.Replies;

namespace SupportBot.Desk.Replies;

/// <summary>Canned replies as an agent meets them in a ticket: filled for its customer, each time in a wording they have not read (C29).</summary>
internal sealed class CannedDesk(
    CannedStore store, CannedRecord record, SignatureStore signatures, ConversationStore conversations, PlaybookKeeper keeper, Company company, TimeProvider clock)
{
    private const int MostInOne = 10;

    private DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), company.Zone).DateTime);

    /// <summary>Everything a reply in this ticket can begin with.</summary>
    public async ValueTask<IReadOnlyList<CannedView>> ListAsync(TicketRow row, Agent by)
    {
        var (context, read) = (await ContextAsync(row, by), await record.OfAsync(row.Ticket.Number));
        var filler = new CannedFiller(keeper.Current.Company);
        var replies = (await store.AllAsync()).Where(one => !one.IsPutAway).Select(one => Shown(one, filler, context, read));
        var articles = keeper.Current.Articles.In(context.Language is Language.Other ? Language.En : context.Language)
            .Select(article => new CannedView("article", article.Id, article.Answer.Title, Questions.Shown(article.Answer)));
        return context.Signature is { } own ? [.. replies, .. articles, new CannedView("signature", "sign", "Your signature", own)] : [.. replies, .. articles];
    }

    /// <summary>Which canned replies a text was made of; refused when the customer would read the very same words again.</summary>
    /// <param name="field">As <see cref="CannedView.Canned"/>, with commas between.</param>
    public async ValueTask<CannedSent> SentAsync(TicketRow row, Agent by, string text, string? field)
    {
        if (string.IsNullOrEmpty(field)) return CannedSent.None;
        var (context, read) = (await ContextAsync(row, by), await record.OfAsync(row.Ticket.Number));
        var filler = new CannedFiller(keeper.Current.Company);
        var uses = new List<CannedUse>();
        foreach (var part in field.Split(',').Distinct().Take(MostInOne))
        {
            var (id, key) = part.Split(':') is [var first, var second] && long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (number, second) : (0, "");
            if (id == 0 || await store.FindAsync(id) is not { } reply || reply.Wording(key) is not { } wording) continue;
            var isUnchanged = Tidy(text).Contains(Tidy(filler.Fill(wording, context).Text), StringComparison.Ordinal);
            if (isUnchanged && read.Contains((id, key)))
                return new([], $"This customer has read these very words of “{reply.Reply.Name}” before. Write them in other words.");
            uses.Add(new(id, key, isUnchanged));
        }
        return new(uses);
    }

    private async ValueTask<CannedContext> ContextAsync(TicketRow row, Agent by)
    {
        var facts = (await conversations.FindAsync(row.Ticket.Number))?.Facts ?? Facts.None;
        var signature = (await signatures.OfAsync(by.Id)).GetValueOrDefault(row.Language is Language.Other ? Language.En : row.Language);
        return new(row.Language, facts, row.CustomerName, row.Ticket.Number, by.Name, signature, Today);
    }

    private static CannedView Shown(StoredCannedReply stored, CannedFiller filler, CannedContext context, IReadOnlySet<(long, string)> read)
    {
        var wordings = stored.Reply.Texts.In(context.Language);
        var fresh = wordings.Where(wording => !read.Contains((stored.Id, CannedReply.KeyOf(wording)))).ToList();
        // Different customers meet different wordings; one in which all is known goes before one with gaps.
        var first = (int)((context.Ticket?.Value ?? 0) % wordings.Count);
        var chosen = (fresh.Count > 0 ? fresh : wordings).Select((wording, i) => (Wording: wording, At: (i + wordings.Count - first) % wordings.Count, Filled: filler.Fill(wording, context)))
            .OrderBy(one => one.Filled.HasGaps).ThenBy(one => one.At).First();
        return new CannedView("reply", stored.Reply.Shortcut, stored.Reply.Name, chosen.Filled.Text)
        {
            Canned = $"{stored.Id.ToString(CultureInfo.InvariantCulture)}:{CannedReply.KeyOf(chosen.Wording)}", UsedUp = fresh.Count == 0,
        };
    }

    // As forms and cleaning leave a text.
    private static string Tidy(string text) => text.ReplaceLineEndings("\n").Trim();
}
