using System.Collections.Immutable;

namespace SupportBot.Triage.Listening;

/// <summary>Finds the button that written words mean. Nothing is guessed: when two fit, none is meant.</summary>
internal static class OptionMatcher
{
    private const int LongestAnswer = 200;
    private const int LongestStory = 2000;

    /// <summary>
    /// The option an answer means: its value or label in any language, its number, yes, no or "I do not know" in words, an
    /// unambiguous beginning, one letter wrong, words that mean it too, or a word only its label has.
    /// </summary>
    public static Option? Match(ImmutableArray<Option> options, string text)
    {
        if (options.IsEmpty || text.Length > LongestAnswer || Plain.Words(text) is not { Count: > 0 } words) return null;
        var line = string.Join(' ', words);
        return Only(options, o => o.Names.Contains(line))
            ?? Numbered(options, words)
            ?? Worded(options, text)
            ?? Only(options, o => line.Length >= 3 && o.Names.Any(n => n.StartsWith(line, StringComparison.Ordinal)))
            ?? Only(options, o => line.Length >= 4 && o.Names.Any(n => n.Length >= 4 && Plain.IsNear(n, line)))
            ?? Only(options, o => Mentions(o, line))
            ?? (words.Count <= 6 ? Only(options, o => words.Exists(w => IsTelling(options, o, w))) : null);
    }

    /// <summary>The way out of a question for something written: its exact words, or "I do not know".</summary>
    public static Option? MatchExactly(ImmutableArray<Option> options, string text)
    {
        if (options.IsEmpty || text.Length > LongestAnswer) return null;
        var line = Plain.Line(text);
        return Only(options, o => o.Names.Contains(line)) ?? (YesNo.IsUnknown(text) ? Valued(options, Buttons.Unknown) : null);
    }

    /// <summary>The way out when nothing written was found: "no, there is just a white page".</summary>
    public static Option? MatchWayOut(ImmutableArray<Option> options, string text)
    {
        if (options.IsEmpty || text.Length > LongestAnswer || Plain.Words(text) is not { Count: > 0 } words) return null;
        if (YesNo.Read(words[0]) is false && Valued(options, Buttons.Unknown) is { } unknown) return unknown;
        var line = string.Join(' ', words);
        return Only(options, o => line.Length >= 3 && o.Names.Any(n => n.StartsWith(line, StringComparison.Ordinal) || Plain.IsNear(n, line)))
            ?? Only(options, o => Mentions(o, line));
    }

    /// <summary>The option that the story of a problem already tells, so that it need not be asked (C02).</summary>
    public static Option? Recognise(ImmutableArray<Option> options, string story) =>
        story.Length > LongestStory || Plain.Line(story) is not { Length: > 0 } line ? null : Only(options, o => Mentions(o, line));

    private static Option? Numbered(ImmutableArray<Option> options, List<string> words) =>
        words is [var only] && int.TryParse(only, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= options.Length
            ? options[number - 1]
            : null;

    private static Option? Worded(ImmutableArray<Option> options, string text)
    {
        if (YesNo.IsUnknown(text)) return Valued(options, Buttons.Unknown);
        return YesNo.Read(text) switch
        {
            true => Valued(options, Buttons.Yes),
            false => Valued(options, Buttons.No),
            null => null,
        };
    }

    private static Option? Valued(ImmutableArray<Option> options, string value) => options.FirstOrDefault(o => o.Value == value);

    // A whole name among other words, or the beginning of a word or phrase that means it too.
    private static bool Mentions(Option option, string line)
    {
        var padded = $" {line} ";
        return option.Names.Any(n => n.Length >= 5 && padded.Contains($" {n} ", StringComparison.Ordinal))
            || option.Also.Any(a => padded.Contains($" {a}", StringComparison.Ordinal));
    }

    private static bool IsTelling(ImmutableArray<Option> options, Option option, string word) =>
        word.Length >= 5 && Has(option, word) && options.Count(o => Has(o, word)) == 1;

    // Its first five letters begin a word of the label: that forgives the endings of Russian and Polish.
    private static bool Has(Option option, string word)
    {
        foreach (var name in option.Names)
            foreach (var range in name.AsSpan().Split(' '))
                if (name.AsSpan(range).StartsWith(word.AsSpan(0, 5), StringComparison.Ordinal)) return true;
        return false;
    }

    private static Option? Only(ImmutableArray<Option> options, Func<Option, bool> fits)
    {
        Option? found = null;
        foreach (var option in options)
        {
            if (!fits(option)) continue;
            if (found is not null) return null;
            found = option;
        }
        return found;
    }
}
