using SupportBot.Channels.Formatting;
using SupportBot.Conversations;

namespace SupportBot.Triage.Replies;

/// <summary>What is known when a canned reply is filled.</summary>
/// <param name="CustomerName">As the messenger shows it; what the customer wants to be called comes first (C23).</param>
/// <param name="Signature">The agent's, in this language; null for none.</param>
internal sealed record CannedContext(Language Language, Facts Facts, string? CustomerName, TicketNumber? Ticket, string Agent, string? Signature, DateOnly Today);

/// <summary>A wording with what is known in it.</summary>
internal readonly record struct FilledReply(string Text)
{
    /// <summary>Something in it is not known, and stands as a mark that has to be filled before it is sent.</summary>
    public bool HasGaps => Gaps.In(Text).Count > 0;
}

/// <summary>Fills canned replies: what is known as plain text, what is not as a gap that everybody sees.</summary>
internal sealed class CannedFiller(CompanyFile company)
{
    public FilledReply Fill(string wording, CannedContext context) => new(Words.Fill(wording, inside => Value(Blank.Read(inside), context)));

    private string Value(Blank blank, CannedContext context)
    {
        // The company's own words may be formatted, and so may a signature.
        if (blank.OfCompany is { } name) return company.Say(name, context.Language) ?? Gaps.Mark(name);
        if (blank.In(FormsOfAddress.Of(context.Facts)) is { } form) return form;
        if (blank.Name is CannedBlanks.Signature) return context.Signature ?? FormattedText.Escape(context.Agent);
        return Known(blank.Name, context) is { Length: > 0 } value ? FormattedText.Escape(value) : Gaps.Mark(blank.Name);
    }

    private static string? Known(string name, CannedContext context) => name switch
    {
        CannedBlanks.Ticket => context.Ticket?.ToString(),
        CannedBlanks.Agent => context.Agent,
        FactNames.Name => context.Facts[name] ?? context.CustomerName,
        _ => context.Facts[name] is { } fact ? FactWords.Show(fact, context.Language, context.Today) : null,
    };
}
