using System.Text.RegularExpressions;

namespace SupportBot.Triage.Loading;

/// <summary>The text of a script as somebody writes it, whose version is given when it is published.</summary>
internal static partial class ScriptText
{
    /// <summary>The same text as this version; every other line stays where it is.</summary>
    public static string AsVersion(string source, int version)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"version: {version}");
        return VersionLine().IsMatch(source) ? VersionLine().Replace(source, line, 1) : $"{source.TrimEnd()}\n{line}\n";
    }

    /// <summary>With the ends of lines that files have.</summary>
    public static string Tidy(string source) => source.ReplaceLineEndings("\n");

    [GeneratedRegex(@"^version[ \t]*:[^\n]*", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionLine();
}
