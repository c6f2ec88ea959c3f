using System.Text.RegularExpressions;

namespace SupportBot.Triage.Replies;

/// <summary>What a text still leaves open: ⟨order⟩ where nobody knows it yet, or a variable that stands as it was written. Nothing with a gap goes to a customer.</summary>
internal static partial class Gaps
{
    /// <summary>The mark in place of what is not known; the words are the variable's name.</summary>
    public static string Mark(string name) => $"⟨{name.Replace('_', ' ')}⟩";

    /// <summary>What is open, in the order it stands there; what is shown as code is as it shall be.</summary>
    public static IReadOnlyList<string> In(string text)
    {
        var said = Code().Replace(text, "");
        return [.. Open().Matches(said).Select(match => match.Value).Where(IsOpen)];
    }

    /// <summary>A text in pieces, the gaps among them told apart.</summary>
    public static IEnumerable<(bool IsGap, string Words)> Parted(string text)
    {
        var from = 0;
        foreach (Match mark in Open().Matches(text))
        {
            if (!IsOpen(mark.Value)) continue;
            yield return (false, text[from..mark.Index]);
            yield return (true, mark.Value);
            from = mark.Index + mark.Length;
        }
        yield return (false, text[from..]);
    }

    private static bool IsOpen(string mark) => mark[0] != '{' || CannedBlanks.IsKnown(Blank.Read(mark[1..^1]));

    [GeneratedRegex(@"⟨[^⟨⟩\n]*⟩|\{[^{}\n]*\}")]
    private static partial Regex Open();

    [GeneratedRegex(@"```.*?```|`[^`\n]*`", RegexOptions.Singleline)]
    private static partial Regex Code();
}
