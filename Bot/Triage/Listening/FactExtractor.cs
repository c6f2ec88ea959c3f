using System.Collections.Immutable;
using SupportBot.Conversations;

namespace SupportBot.Triage.Listening;

/// <summary>
/// Finds the facts in a customer's words, however they are wrapped (C02), in all languages at once since people mix them.
/// One pass for each kind, and never an exception.
/// </summary>
internal static class FactExtractor
{
    private const int LongestValue = 100;

    /// <param name="today">The date "yesterday" is counted from.</param>
    /// <param name="company">Whose products are known by name.</param>
    public static Facts Extract(string text, DateOnly today, CompanyFile? company = null)
    {
        var runs = DigitRuns.Of(text);
        var tokens = Tokens.Of(text, runs);
        ImmutableSortedDictionary<string, string>.Builder? facts = null;
        Add(FactNames.Email, Contacts.Email(text));
        Add(FactNames.Phone, Contacts.Phone(text, runs));
        Add(FactNames.Order, LabelledNumbers.Order(tokens));
        Add(FactNames.Invoice, LabelledNumbers.Invoice(tokens));
        Add(FactNames.ErrorCode, LabelledNumbers.Error(tokens));
        Add(FactNames.Amount, Amounts.Find(tokens));
        Add(FactNames.Since, Kept(Days.Find(tokens, today)));
        Add(FactNames.Deadline, Kept(Deadlines.Find(tokens, today)));
        var words = Plain.Words(text);
        Add(FactNames.Affected, Affected.Find(tokens, words));
        Add(FactNames.Product, company?.ProductIn(words));
        Add(FactNames.Name, Addressing.Name(tokens));
        Add(FactNames.Address, Addressing.Form(words));
        return facts is null ? Facts.None : new Facts(facts.ToImmutable());

        void Add(string name, string? value)
        {
            if (value is { Length: > 0 and <= LongestValue }) (facts ??= Facts.None.Values.ToBuilder())[name] = value;
        }
    }

    private static string? Kept(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
