using System.Text.RegularExpressions;
using SupportBot.Conduct;
using SupportBot.Conversations;
using SupportBot.Handoff.Calendars;
using Match = System.Text.RegularExpressions.Match;

namespace SupportBot.Handoff.Promising;

/// <summary>A promise that was recognised in a draft.</summary>
/// <param name="Start">Where the sentence stands that promises.</param>
internal readonly record struct FoundPromise(DateTimeOffset At, int Start, int Length);

/// <summary>
/// Recognises that a draft promises to be heard of by a time (C17): "I will write by 15:00", "до 15:00 отпишусь", "odpiszę do 15:00". Questions, conditions, quotes and
/// what others are to do promise nothing.
/// </summary>
internal static partial class PromiseReader
{
    private static readonly PromiseTongue[] Tongues = [PromiseEn.Tongue, PromiseRu.Tongue, PromisePl.Tongue];

    /// <summary>The earliest promise; null when there is none.</summary>
    public static FoundPromise? Read(string text, DateTimeOffset now, BusinessCalendar calendar)
    {
        var bare = Bare(text);
        FoundPromise? earliest = null;
        foreach (var sentence in Sentences().Matches(bare).Where(match => !match.Value.TrimEnd().EndsWith('?')))
        {
            if (Tongues.Select(tongue => At(sentence.Value, tongue, now, calendar)).FirstOrDefault(at => at is not null) is not { } found) continue;
            if (earliest is null || found < earliest.Value.At) earliest = new FoundPromise(found, sentence.Index, sentence.Length);
        }
        return earliest;
    }

    // Letter by letter, so that places stay; what is quoted was said by somebody else.
    private static string Bare(string text)
    {
        var quoted = Quotes.In(text);
        return string.Create(text.Length, (text, quoted), static (bare, from) =>
        {
            for (var i = 0; i < bare.Length; i++) bare[i] = from.quoted[i] ? ' ' : from.text[i] switch { '’' or '‘' => '\'', '–' or '—' => ',', var c => Letter(c) };
        });
    }

    // Digits of every script count alike.
    private static char Letter(char c) => char.IsDigit(c) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)) : BareLetter.Of(c);

    private static DateTimeOffset? At(string sentence, PromiseTongue tongue, DateTimeOffset now, BusinessCalendar calendar)
    {
        var pieces = Pieces(tongue.Asides.Replace(sentence, Blank), tongue);
        for (var i = 0; i < pieces.Count; i++)
        {
            if (!tongue.Commits.IsMatch(pieces[i])) continue;
            var near = Near(pieces, i, tongue).ToList();
            if (near.Exists(piece => Numbered().IsMatch(piece) || SaidWords.IsNoDay(tongue.Day.Match(piece)))) return null;
            foreach (var piece in near.Select(piece => Slashed().Replace(piece, Struck)))
                if (TimeIn(piece, tongue) is { IsNothing: false } said) return said.At(now, calendar);
        }
        return null;
    }

    // The time stands beside the promise, or in a piece next to it that is about nobody else.
    private static IEnumerable<string> Near(List<string> pieces, int at, PromiseTongue tongue)
    {
        yield return pieces[at];
        foreach (var beside in new[] { at + 1, at - 1 })
            if (beside >= 0 && beside < pieces.Count && !tongue.Foreign.IsMatch(pieces[beside]) && !tongue.Commits.IsMatch(pieces[beside])) yield return pieces[beside];
    }

    private static List<string> Pieces(string sentence, PromiseTongue tongue)
    {
        var cuts = Commas().Matches(sentence).Select(match => match.Index + match.Length).Concat(tongue.Turns.Matches(sentence).Select(match => match.Index)).Distinct().Order().ToList();
        return [.. cuts.Prepend(0).Zip(cuts.Append(sentence.Length), (from, to) => sentence[from..to])];
    }

    private static string Blank(Match match) => new(' ', match.Length);

    private static string Struck(Match match) => new('/', match.Length);

    private static SaidTime TimeIn(string piece, PromiseTongue tongue)
    {
        if (tongue.Span.Match(piece) is { Success: true } span) return new SaidTime { In = SaidWords.Span(span, tongue.Numbers) };
        var said = SaidWords.Day(tongue.Day.Match(piece), new SaidTime());
        // "12 March" is no noon.
        var rest = tongue.Day.Match(piece) is { Success: true } day && day.Groups["date"].Success ? piece.Remove(day.Index, day.Length) : piece;
        said = SaidWords.Part(tongue.Part.Match(rest), said);
        return SaidWords.Clock(tongue.Clock.Match(rest), said, tongue.Numbers);
    }

    // A dot between digits, or after a short word that is cut, ends nothing.
    [GeneratedRegex(@"(?:[^.!?…\n]|(?<=[0-9])\.(?=[0-9])|(?<=\b(?:a|p|m|godz|g|ok|tel|dr|mr|mrs|г|ч|мин|min|np|tj|ul))\.(?=\s*[\p{Ll}0-9]))+[.!?…]*")]
    private static partial Regex Sentences();

    // "12/24", "12.05.2026", "2026-12-24": nobody knows which is the month, or nobody reads it. "24/7" is no date.
    [GeneratedRegex(@"\b(?!24/7\b)[0-9]{1,2}\s?/\s?[0-9]{1,2}\b|\b[0-9]{1,2}\.[0-9]{1,2}\.(?:[0-9]{4}|[0-9]{2})\b|\b[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}\b")]
    private static partial Regex Numbered();

    // A number beside a stroke is no hour.
    [GeneratedRegex(@"[0-9:.]*[0-9]\s?/\s?[0-9:.]*|/\s?[0-9][0-9:.]*")]
    private static partial Regex Slashed();

    [GeneratedRegex(@"[,;()]\s*|(?<![0-9]):(?![0-9])|\s-\s")]
    private static partial Regex Commas();
}
