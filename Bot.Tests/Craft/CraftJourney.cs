using SupportBot.Tests.Journeys;

namespace SupportBot.Tests.Craft;

/// <summary>
/// The journeys that show a rule of the craft at work: one file a rule, one part a language, from the customer's message to what the customer and the desk then see.
/// </summary>
internal static class CraftJourney
{
    private const string Part = "## ";
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Craft");

    /// <summary>The rules that have a journey.</summary>
    public static IEnumerable<string> Rules => Directory.EnumerateFiles(Folder, "C*.txt").Select(Path.GetFileNameWithoutExtension).Order().OfType<string>();

    /// <summary>The languages a rule is played in, as its file has them.</summary>
    public static IEnumerable<string> Languages(string rule) => Lines(rule).Where(IsPart).Select(line => line[Part.Length..].Trim());

    public static Journey Read(string rule, string language) => Journey.Parse(
        $"{rule} {language}", Lines(rule).SkipWhile(line => line.Trim() != Part + language).Skip(1).TakeWhile(line => !IsPart(line)));

    private static string[] Lines(string rule) => File.ReadAllLines(Path.Combine(Folder, rule + ".txt"));

    private static bool IsPart(string line) => line.StartsWith(Part, StringComparison.Ordinal);
}
