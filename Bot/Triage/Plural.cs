using SupportBot.Conversations;

namespace SupportBot.Triage;

/// <summary>The forms of a counted noun: which numbers take which.</summary>
internal enum Plural
{
    None,
    One,
    Few,
    Many,
}

/// <summary>Which form a number takes: two in English, three in Russian and Polish (Unicode CLDR's rules for whole numbers).</summary>
internal static class Plurals
{
    public static Plural Of(long number, Language language)
    {
        var n = Math.Abs(number);
        if (n == 0) return Plural.None;
        return language switch
        {
            Language.En or Language.Other => n == 1 ? Plural.One : Plural.Many,
            Language.Ru => n % 10 == 1 && n % 100 != 11 ? Plural.One : FewOrMany(n),
            Language.Pl => n == 1 ? Plural.One : FewOrMany(n),
        };
    }

    private static Plural FewOrMany(long n) => n % 10 is >= 2 and <= 4 && n % 100 is < 12 or > 14 ? Plural.Few : Plural.Many;
}

/// <summary>A counted noun in every language, such as "nobody" or "3 people": one text each for <see cref="Plural"/>, with <c>{n}</c>.</summary>
internal sealed record Counted(Words None, Words One, Words Few, Words Many)
{
    public string In(Language language, long number)
    {
        var form = Plurals.Of(number, language) switch
        {
            Plural.None => None,
            Plural.One => One,
            Plural.Few => Few,
            Plural.Many => Many,
        };
        return Words.Fill(form.In(language), name => name == "n" ? number.ToString(CultureInfo.InvariantCulture) : null);
    }
}
