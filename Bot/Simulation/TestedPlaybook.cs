using System.Collections.Immutable;
using SupportBot.Classification;
using SupportBot.Triage;
using SupportBot.Triage.Loading;
using SupportBot.Triage.Testing;

namespace SupportBot.Simulation;

/// <summary>How all tests of a playbook went.</summary>
/// <param name="Problems">What is wrong in the files; nothing was played then.</param>
internal sealed record TestedPlaybook(
    ImmutableArray<ScriptProblem> Problems, ImmutableArray<PlayedTranscript> Played, ImmutableArray<CoveredScript> Covered)
{
    public bool IsRight(double least) => Problems.IsEmpty && Played.All(one => one.IsRight) && Covered.All(script => script.Percent >= least);

    /// <summary>Plays <c>tests/*.yaml</c> of a folder.</summary>
    public static TestedPlaybook Run(string folder, Lazy<Classifier> reader)
    {
        var (playbook, problems) = PlaybookFolder.Read(folder);
        if (playbook is null) return new TestedPlaybook([.. problems], [], []);
        var (transcripts, wrong) = Read(folder, playbook);
        return wrong.Count > 0 ? new TestedPlaybook([.. wrong], [], []) : Run(playbook, transcripts, reader);
    }

    public static TestedPlaybook Run(Playbook playbook, IEnumerable<Transcript> transcripts, Lazy<Classifier> reader)
    {
        var coverage = new Coverage();
        var player = new TranscriptPlayer(playbook, reader, coverage);
        ImmutableArray<PlayedTranscript> played = [.. transcripts.Select(player.Play)];
        return new TestedPlaybook([], played, [.. playbook.Active.Select(coverage.Of)]);
    }

    /// <summary>The transcripts of a folder, and what is wrong with them.</summary>
    public static (IReadOnlyList<Transcript> Transcripts, IReadOnlyList<ScriptProblem> Problems) Read(string folder, Playbook playbook)
    {
        var path = Path.Combine(folder, "tests");
        var files = Directory.Exists(path) ? Directory.GetFiles(path, "*.yaml").Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
        var read = files.Select(file => TranscriptReader.Parse(File.ReadAllText(file), $"tests/{Path.GetFileName(file)}", playbook)).ToList();
        return ([.. read.SelectMany(one => one.Transcripts)], [.. read.SelectMany(one => one.Problems)]);
    }
}
