using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Craft;

/// <summary><c>docs/craft.md</c>: each rule, where it lives and what tests it, read out of the sources.</summary>
internal static partial class CraftPage
{
    private static readonly string Root = Path.GetDirectoryName(Repository.Find("SupportBot.sln"))!;

    public static string File { get; } = Path.Combine(Root, "docs", "craft.md");

    public static string Write()
    {
        var lives = Mentions(["Bot", "Bot.Channels"], InText());
        var tests = Mentions(["Bot.Tests"], InName());
        var page = new StringBuilder("""
            # How the product treats people

            The rules of the craft, the files that say they serve one, and the tests that bear its name. A test of the kind `Craft/C02.txt` plays the rule in
            English, Russian and Polish, from the customer's message to what the customer and the desk then see.
            This page is read out of the sources; to write it anew: `SUPPORTBOT_WRITE_CRAFT=1 dotnet test --filter CraftPageTests`.

            """).AppendLine();
        foreach (var rule in CraftRule.All)
        {
            page.AppendLine($"## {rule.Id}").AppendLine().AppendLine(rule.Words).AppendLine();
            page.AppendLine($"- Lives in: {Listed(lives[rule.Id])}").AppendLine($"- Tested by: {Listed(tests[rule.Id].Concat(Played(rule.Id)))}").AppendLine();
        }
        return page.ToString().TrimEnd().ReplaceLineEndings("\n") + "\n";
    }

    private static ILookup<string, string> Mentions(string[] projects, Regex id) => (
        from project in projects
        from file in Directory.EnumerateFiles(Path.Combine(Root, project), "*", SearchOption.AllDirectories)
        where Path.GetExtension(file) is ".cs" or ".razor" or ".yaml" or ".js"
        let path = Path.GetRelativePath(Root, file).Replace('\\', '/')
        where !path.Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "TestResults") && !path.StartsWith("Bot.Tests/Craft/", StringComparison.Ordinal)
        from rule in id.Matches(System.IO.File.ReadAllText(file)).SelectMany(match => Ids(match.Value)).Distinct()
        select (rule, path)).ToLookup(found => found.rule, found => found.path);

    private static IEnumerable<string> Played(string rule) => CraftJourney.Rules.Contains(rule) ? [$"Bot.Tests/Craft/{rule}.txt"] : [];

    // "C03-C05" means three of them; a test may name several, one after the other.
    private static IEnumerable<string> Ids(string text)
    {
        int[] numbers = [.. Number().Matches(text).Select(match => int.Parse(match.Value, CultureInfo.InvariantCulture))];
        return (text.Contains('-', StringComparison.Ordinal) ? Enumerable.Range(numbers[0], numbers[^1] - numbers[0] + 1) : numbers).Select(number => $"C{number:00}");
    }

    private static string Listed(IEnumerable<string> paths) =>
        string.Join(", ", paths.Order(StringComparer.Ordinal).Select(path => $"[{Path.GetFileName(path)}](../{path})")) is { Length: > 0 } list ? list : "nothing yet";

    [GeneratedRegex(@"\bC(?:0[1-9]|[12]\d|3[0-2])\b(?:-C(?:0[1-9]|[12]\d|3[0-2])\b)?")]
    private static partial Regex InText();

    [GeneratedRegex(@"(?<= )(?:C(?:0[1-9]|[12]\d|3[0-2])_)+(?=\p{L})")]
    private static partial Regex InName();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
