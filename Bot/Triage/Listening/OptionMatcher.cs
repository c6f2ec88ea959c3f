using System.Collections.Immutable;

namespace SupportBot.Triage.Listening;

/// <summary>
/// Finds the button a written answer means: its value, its label in any language, its number, an unambiguous beginning,
/// yes, no or "I do not know" in words, one letter wrong, or the one word only this label has.
/// </summary>
internal static class OptionMatcher
{
    private const int LongestAnswer = 200;

    /// <summary>The option; null when none or several fit.</summary>
    public static Option? Match(ImmutableArray<Option> options, string text)
    {
        if (options.IsEmpty || text.Length > LongestAnswer) return null;
        var words = Plain.Words(text);
        if (words.Count == 0) return null;
        var line = string.Join(' ', words);
        return Only(options, o => Labels(o).Any(l => l == line))
            ?? Numbered(options, words)
            ?? Worded(options, text)
            ?? Only(options, o => line.Length >= 3 && Labels(o).Any(l => l.StartsWith(line, StringComparison.Ordinal)))
            ?? Only(options, o => line.Length >= 4 && Labels(o).Any(l => Plain.IsNear(l, line)))
            ?? Only(options, o => Labels(o).Any(l => l.Length >= 4 && $" {line} ".Contains($" {l} ", StringComparison.Ordinal)))
            ?? (words.Count <= 6 ? Only(options, o => words.Exists(w => IsTelling(options, o, w))) : null);
    }

    private static Option? Numbered(ImmutableArray<Option> options, List<string> words) =>
        words is [var only] && int.TryParse(only, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= options.Length
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

    // A word of four letters or more that begins a word of this label and of no other; the beginning forgives endings.
    private static bool IsTelling(ImmutableArray<Option> options, Option option, string word) =>
        word.Length >= 4 && Has(option, word) && options.Count(o => Has(o, word)) == 1;

    private static bool Has(Option option, string word)
    {
        var stem = word.AsSpan(0, Math.Min(word.Length, 5));
        foreach (var label in Labels(option))
            foreach (var range in label.AsSpan().Split(' '))
                if (label.AsSpan(range).StartsWith(stem, StringComparison.Ordinal)) return true;
        return false;
    }

    private static IEnumerable<string> Labels(Option option) =>
        Words.Languages.SelectMany(l => option.Label.Variants(l)).Select(Plain.Line).Append(Plain.Line(option.Value));

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
