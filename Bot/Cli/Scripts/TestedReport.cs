using System.Collections.Immutable;
using Spectre.Console;
using SupportBot.Simulation;
using SupportBot.Triage.Testing;

namespace SupportBot.Cli.Scripts;

/// <summary>Shows how the tests of a playbook went: each conversation, a failing one side by side, then what they go through.</summary>
internal sealed class TestedReport(IAnsiConsole console)
{
    private const int LongestSeen = 160;

    public void Write(TestedPlaybook tested, double least)
    {
        foreach (var problem in tested.Problems) console.WriteLine(problem.ToString());
        foreach (var script in tested.Played.GroupBy(played => played.Transcript.Script)) Script(script.Key, script);
        if (!tested.Covered.IsEmpty) Covered(tested.Covered, tested.Played);
        foreach (var script in tested.Covered) Missing(script);
        console.WriteLine(Sentence(tested, least));
    }

    private void Script(string name, IEnumerable<PlayedTranscript> all)
    {
        console.WriteLine();
        console.WriteLine(name);
        foreach (var played in all)
        {
            var (transcript, colour) = (played.Transcript, played.IsRight ? "green" : "red");
            console.MarkupLine($"  [{colour}]{(played.IsRight ? "well " : "WRONG")}[/] {Language(transcript)}  {Markup.Escape(transcript.Name)}");
            if (!played.IsRight) SideBySide(played);
        }
    }

    private void SideBySide(PlayedTranscript played)
    {
        var first = played.Difference!;
        var table = new Table().Border(TableBorder.Minimal).AddColumn("").AddColumn("line").AddColumn("expected").AddColumn("seen");
        foreach (var line in played.Lines)
        {
            var (mark, colour) = (ReferenceEquals(line, first) ? ">" : "", line.IsRight ? "default" : "red");
            table.AddRow(mark, Number(line.Line), $"[{colour}]{Markup.Escape(line.Expected)}[/]", $"[{colour}]{Markup.Escape(Shortened(line.Seen))}[/]");
        }
        console.WriteLine($"  {played.Transcript.File}:{Number(first.Line)}: the first difference is marked");
        console.Write(table);
    }

    private void Covered(ImmutableArray<CoveredScript> scripts, ImmutableArray<PlayedTranscript> played)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("script").AddColumn("languages");
        foreach (var column in (string[])["conversations", "steps", "branches", "covered"]) table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var script in scripts)
        {
            var own = played.Where(one => one.Transcript.Script == script.Script).ToList();
            table.AddRow(
                script.Script, string.Join(' ', own.Select(one => Language(one.Transcript)).Distinct().Order(StringComparer.Ordinal)), Number(own.Count),
                $"{Number(script.Reached)}/{Number(script.Steps)}", $"{Number(script.Ways - script.Missing.Length)}/{Number(script.Ways)}",
                string.Create(CultureInfo.InvariantCulture, $"{script.Percent:0.#} %"));
        }
        console.WriteLine();
        console.Write(table);
    }

    private void Missing(CoveredScript script)
    {
        foreach (var way in script.Missing)
            console.WriteLine($"scripts/{script.Script}.yaml:{Number(way.Line)}: no conversation goes '{way.Out}' out of '{way.Step}'.");
    }

    private static string Sentence(TestedPlaybook tested, double least)
    {
        if (tested.Problems.Length > 0) return $"{Count(tested.Problems.Length, "problem")}, nothing was played";
        var (wrong, thin) = (tested.Played.Count(one => !one.IsRight), tested.Covered.Count(script => script.Percent < least));
        var went = wrong == 0 ? "all as written" : $"{Number(wrong)} not as written";
        var covered = thin == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {Count(thin, "script")} covered less than {least:0.#} %");
        return $"{Count(tested.Played.Length, "conversation")}, {went}{covered}";
    }

    private static string Shortened(string seen)
    {
        var line = seen.ReplaceLineEndings(" ");
        return line.Length <= LongestSeen ? line : string.Concat(line.AsSpan(0, LongestSeen - 1), "…");
    }

    private static string Language(Transcript transcript) => Triage.Buttons.Named(transcript.Language);

    private static string Count(int number, string thing) => $"{Number(number)} {thing}{(number == 1 ? "" : "s")}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
