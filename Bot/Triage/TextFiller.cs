using SupportBot.Channels.Formatting;
using SupportBot.Conversations;

namespace SupportBot.Triage;

/// <summary>Puts what is known into a text: facts, the company's own words, plural forms, the form of address. Values stay plain text.</summary>
internal sealed class TextFiller(CompanyFile company, Phrases phrases)
{
    public string Fill(Words words, TriageContext context) =>
        Words.Fill(words.In(context.Language, context.Seed), inside => Value(Blank.Read(inside), context));

    private string? Value(Blank blank, TriageContext context)
    {
        // The company's own words may be formatted: links are.
        if (blank.OfCompany is { } name) return company.Say(name, context.Language);
        if (blank.Name is Blank.You) return blank.In(context.Form);
        if (context.Facts[blank.Name] is not { } value) return null;
        if (!blank.Forms.IsEmpty) return Counted(blank, value, context.Language);
        return value == FactNames.Everyone ? phrases.EveryoneIn(context.Language) : FormattedText.Escape(FactWords.Show(value, context.Language, context.Today));
    }

    // What is no whole number takes the form of many.
    private static string Counted(Blank blank, string value, Language language)
    {
        var form = long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Plurals.Of(number, language) : Plural.Many;
        return blank.Forms[form switch
        {
            Plural.One => 0,
            Plural.Few => 1,
            Plural.None or Plural.Many => ^1,
        }];
    }
}
