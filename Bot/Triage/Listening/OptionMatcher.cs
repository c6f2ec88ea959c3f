using System.Collections.Immutable;

namespace SupportBot.Triage.Listening;

/// <summary>Finds the button that written words mean. Nothing is guessed: when two fit, none is meant.</summary>
internal static class OptionMatcher
{
    private const int LongestAnswer = 200;
    private const int LongestStory = 2000;
    private const int MostTelling = 6;
    private const int ShortestTelling = 5;

    /// <summary>
    /// The option an answer means: its value or label in any language, its number, yes, no or "I do not know" in words, an
    /// unambiguous beginning, one letter wrong, words that mean it too, or a word only its label has.
    /// </summary>
    public static Option? Match(ImmutableArray<Option> options, string text)
    {
        if (options.IsEmpty || Words(text, LongestAnswer) is not { } words) return null;
        return Only(options, words, static (o, w) => IsName(o, w))
            ?? Numbered(options, words)
            ?? Worded(options, words)
            ?? Only(options, words, static (o, w) => w.Line.Length >= 3 && IsBeginning(o, w))
            ?? Only(options, words, static (o, w) => w.Line.Length >= 4 && IsNearName(o, w))
            ?? Only(options, words, static (o, w) => o.IsMentioned(w))
            ?? Told(options, words);
    }

    /// <summary>The way out of a question for something written: its exact words, or "I do not know".</summary>
    public static Option? MatchExactly(ImmutableArray<Option> options, string text)
    {
        if (options.IsEmpty || Words(text, LongestAnswer) is not { } words) return null;
        return Only(options, words, static (o, w) => IsName(o, w)) ?? (YesNo.IsUnknown(words) ? Valued(options, Buttons.Unknown) : null);
    }

    /// <summary>The way out when nothing written was found: "no, there is just a white page".</summary>
    public static Option? MatchWayOut(ImmutableArray<Option> options, string text)
    {
        if (options.IsEmpty || Words(text, LongestAnswer) is not { } words) return null;
        if (YesNo.BeginsWithNo(words) && Valued(options, Buttons.Unknown) is { } unknown) return unknown;
        return Only(options, words, static (o, w) => w.Line.Length >= 3 && (IsBeginning(o, w) || IsNearName(o, w)))
            ?? Only(options, words, static (o, w) => o.IsMentioned(w));
    }

    /// <summary>The option that the story of a problem already tells, so that it need not be asked (C02).</summary>
    public static Option? Recognise(ImmutableArray<Option> options, string story) =>
        Words(story, LongestStory) is { } words ? Only(options, words, static (o, w) => o.Tells && o.IsMentioned(w)) : null;

    private static PlainWords? Words(string text, int longest) =>
        text.Length <= longest && Plain.Words(text) is { Count: > 0 } words ? words : null;

    private static Option? Numbered(ImmutableArray<Option> options, PlainWords words) =>
        words.Count == 1 && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= options.Length
            ? options[number - 1]
            : null;

    private static Option? Worded(ImmutableArray<Option> options, PlainWords words)
    {
        if (YesNo.IsUnknown(words)) return Valued(options, Buttons.Unknown);
        return YesNo.Read(words) switch
        {
            true => Valued(options, Buttons.Yes),
            false => Valued(options, Buttons.No),
            null => null,
        };
    }

    private static Option? Valued(ImmutableArray<Option> options, string value) => options.FirstOrDefault(o => o.Value == value);

    private static bool IsName(Option option, PlainWords words)
    {
        foreach (var name in option.Names)
            if (words.Line.SequenceEqual(name)) return true;
        return false;
    }

    private static bool IsBeginning(Option option, PlainWords words)
    {
        foreach (var name in option.Names)
            if (name.AsSpan().StartsWith(words.Line)) return true;
        return false;
    }

    private static bool IsNearName(Option option, PlainWords words)
    {
        foreach (var name in option.Names)
            if (name.Length >= 4 && Plain.IsNear(name, words.Line)) return true;
        return false;
    }

    // The only option with a label that has a word of these.
    private static Option? Told(ImmutableArray<Option> options, PlainWords words)
    {
        if (words.Count > MostTelling) return null;
        Option? told = null;
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Length < ShortestTelling) continue;
            var stem = words[i][..ShortestTelling].ToString();
            if (options.Count(o => Has(o, stem)) != 1) continue;
            var option = options.First(o => Has(o, stem));
            if (told is not null && told != option) return null;
            told = option;
        }
        return told;
    }

    // A beginning forgives the endings of Russian and Polish.
    private static bool Has(Option option, string stem)
    {
        foreach (var name in option.Names)
            if (name.StartsWith(stem, StringComparison.Ordinal) || name.Contains(" " + stem, StringComparison.Ordinal)) return true;
        return false;
    }

    private static Option? Only(ImmutableArray<Option> options, PlainWords words, Func<Option, PlainWords, bool> fits)
    {
        Option? found = null;
        foreach (var option in options)
        {
            if (!fits(option, words)) continue;
            if (found is not null) return null;
            found = option;
        }
        return found;
    }
}
