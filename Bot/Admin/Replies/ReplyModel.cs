using System.Collections.Immutable;
using SupportBot.Conversations;
using SupportBot.Storage.Replies;
using SupportBot.Triage;
using SupportBot.Triage.Replies;

namespace SupportBot.Admin.Replies;

/// <summary>What the page of a canned reply shows.</summary>
/// <param name="Stored">As it is kept; null for a new one.</param>
/// <param name="Problems">Null before anybody asked.</param>
internal sealed record ReplyModel(StoredCannedReply? Stored, ReplyForm Form, IReadOnlyList<CannedProblem>? Problems, IReadOnlyList<Preview> Previews)
{
    public string Action => Stored is null ? "/admin/replies/new" : $"/admin/replies/{Stored.Id.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The wordings of a language as fields: those there are, and room for one more.</summary>
    public IEnumerable<string> Fields(Language language)
    {
        var wordings = Form.Reply.Texts.In(language);
        return wordings.Concat(Enumerable.Repeat("", Math.Clamp(CannedCheck.MostWordings - wordings.Count, 0, Math.Max(1, CannedCheck.FewestWordings - wordings.Count))));
    }
}

/// <summary>A canned reply in the list.</summary>
internal sealed record ReplyRow(StoredCannedReply Stored, CannedFigures Figures);

/// <summary>A wording as a customer would get it.</summary>
/// <param name="Known">With everything known.</param>
/// <param name="Bare">With nothing known; null where that is the same.</param>
internal sealed record Preview(Language Language, string Known, string? Bare)
{
    /// <summary>Every wording, for an invented customer who said everything, and for one who said nothing.</summary>
    public static IReadOnlyList<Preview> Of(CannedReply reply, CompanyFile company, string agent, DateOnly today)
    {
        var filler = new CannedFiller(company);
        return
        [
            .. from language in Words.Languages
               from wording in reply.Texts.In(language)
               let known = filler.Fill(wording, Customer(language, agent, today)).Text
               let bare = filler.Fill(wording, new CannedContext(language, Facts.None, null, null, agent, null, today)).Text
               select new Preview(language, known, bare == known ? null : bare),
        ];
    }

    private static CannedContext Customer(Language language, string agent, DateOnly today) => new(
        language,
        new Facts(ImmutableSortedDictionary.CreateRange<string, string>(
        [
            new(FactNames.Order, "55120"), new(FactNames.Invoice, "2026/118"), new(FactNames.Email, "ola@example.com"), new(FactNames.Phone, "+48500600700"),
            new(FactNames.Amount, "129.00 PLN"), new(FactNames.ErrorCode, "E-17"), new(FactNames.Since, Day(today.AddDays(-2))), new(FactNames.Deadline, Day(today.AddDays(3))),
            new(FactNames.Product, "Home"),
        ])),
        language switch { Language.Ru => "Ольга", Language.Pl => "Ola", Language.En or Language.Other => "Olivia" },
        new TicketNumber(1043), agent, null, today);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
