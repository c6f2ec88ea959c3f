using System.Globalization;
using SupportBot.Conduct;
using SupportBot.Conversations;
using SupportBot.Tests.Support;
using Xunit.Abstractions;

namespace SupportBot.Tests.Conduct;

/// <summary>How well the shipped rules find what people wrote down before there were rules. The rows on even lines were tuned on, those on odd lines were not.</summary>
public class ConductJudgeTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("pl")]
    public void Rules_find_what_they_are_tuned_for_and_hardly_anything_else(string language)
    {
        var (precision, recall) = Judge(language, judge: false);

        precision.ShouldBeGreaterThanOrEqualTo(0.95);
        recall.ShouldBeGreaterThanOrEqualTo(0.93);
    }

    // Floors just below what docs/conduct.md gives: a change of the rules may not make strangers' sentences worse unnoticed.
    [Theory]
    [InlineData("en", 0.85, 0.76)]
    [InlineData("ru", 0.86, 0.73)]
    [InlineData("pl", 0.85, 0.80)]
    public void Rules_hold_on_sentences_that_they_were_not_tuned_for(string language, double leastPrecision, double leastRecall)
    {
        var (precision, recall) = Judge(language, judge: true);

        precision.ShouldBeGreaterThanOrEqualTo(leastPrecision);
        recall.ShouldBeGreaterThanOrEqualTo(leastRecall);
    }

    private (double Precision, double Recall) Judge(string language, bool judge)
    {
        var rows = File.ReadLines(Repository.Find($"Bot.Tests/Fixtures/conduct/{language}.tsv"))
            .Select((line, i) => (Cells: line.Split('\t'), IsJudge: (i + 1) % 2 == 1))
            .Where(row => row.IsJudge == judge && row.Cells is [not "kinds", _, _, ..] && row.Cells[0][0] != '#');
        var counted = rows.SelectMany(row => Compare(row.Cells, Enum.Parse<Language>(language, ignoreCase: true))).ToLookup(found => found.Kind);
        var all = Enum.GetValues<ConductKind>().Select(kind => Count(kind.ToString(), counted[kind])).ToList();
        var (right, wrong, missed) = (all.Sum(c => c.Right), all.Sum(c => c.Wrong), all.Sum(c => c.Missed));
        Print($"{language} {(judge ? "judge" : "dev")}", right, wrong, missed);
        return (right / (double)(right + wrong), right / (double)(right + missed));
    }

    private static IEnumerable<(ConductKind Kind, bool Wanted, bool Found)> Compare(string[] cells, Language language)
    {
        var wanted = cells[0] == "ok" ? [] : cells[0].Split(',').Select(Kind).ToHashSet();
        var findings = cells[1] == "-"
            ? ShippedConduct.Rules.CheckNote(cells[2])
            : ShippedConduct.Rules.Check(cells[2], language, Enum.Parse<Sentiment>(cells[1], ignoreCase: true));
        var found = findings.Select(f => f.Kind).ToHashSet();
        return wanted.Union(found).Select(kind => (kind, wanted.Contains(kind), found.Contains(kind)));
    }

    private (int Right, int Wrong, int Missed) Count(string kind, IEnumerable<(ConductKind Kind, bool Wanted, bool Found)> rows)
    {
        var all = rows.ToList();
        var counts = (Right: all.Count(r => r is { Wanted: true, Found: true }), Wrong: all.Count(r => !r.Wanted), Missed: all.Count(r => !r.Found));
        Print(kind, counts.Right, counts.Wrong, counts.Missed);
        return counts;
    }

    private void Print(string what, int right, int wrong, int missed) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {what} | {right} | {wrong} | {missed} | {right / (double)Math.Max(1, right + wrong):0.00} | {right / (double)Math.Max(1, right + missed):0.00} |"));

    private static ConductKind Kind(string name) => Enum.Parse<ConductKind>(name.Trim().Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}
