using System.Collections.Immutable;
using SupportBot.Conversations;
using SupportBot.Triage.Loading;

namespace SupportBot.Triage.Testing;

/// <summary>Reads the tests of a script, <c>tests/payment.yaml</c>, and checks that what they name is there.</summary>
internal static class TranscriptReader
{
    public static (IReadOnlyList<Transcript> Transcripts, IReadOnlyList<ScriptProblem> Problems) Parse(string yaml, string file, Playbook playbook)
    {
        var source = new YamlSource(file);
        var transcripts = source.Read(yaml) is { } top ? Read(top, playbook).ToList() : [];
        return (source.IsWell ? transcripts : [], source.Problems);
    }

    private static IEnumerable<Transcript> Read(Section top, Playbook playbook)
    {
        var name = top.OptionalWord("script") ?? Path.GetFileNameWithoutExtension(top.Source.File);
        var script = playbook.Active.FirstOrDefault(s => s.Id.Name == name);
        if (script is null)
        {
            top.Source.Report(top.Find("script") ?? top.Node, ProblemKind.UnknownScript,
                $"There is no script '{name}'. Scripts are: {string.Join(", ", playbook.Active.Select(s => s.Id.Name))}.");
            yield break;
        }
        var reading = ReadingReader.Read(top, null);
        if (!top.Has("conversations")) top.Need("conversations", "a list of conversations, each with 'name', 'language' and 'lines'.");
        var lines = new TranscriptLineReader(playbook, script);
        foreach (var conversation in top.Children("conversations", "a conversation"))
            if (Conversation(conversation, script, reading, lines) is { } transcript) yield return transcript;
        top.Finish();
    }

    private static Transcript? Conversation(Section section, Script script, FixedReading? reading, TranscriptLineReader reader)
    {
        var name = section.Word("name", "what happens, in a few words.");
        var language = section.OneOf<Language>(section.Need("language", "en, ru or pl."), "language");
        var fixedReading = ReadingReader.Read(section, reading);
        var given = ReadingReader.Given(section);
        if (!section.Has("lines")) section.Need("lines", "what the customer writes, and what must be seen then.");
        var lines = section.Children("lines", "a line").SelectMany(reader.Read).ToImmutableArray();
        section.Finish();
        if (section.Has("lines") && lines is not [{ IsAct: true }, ..])
            section.Source.Report(section.Find("lines")!, ProblemKind.MissingKey, "The customer begins: the first line is 'customer:', 'presses:' or 'sends:'.");
        if (lines is [.., { IsAct: true }])
            section.Source.Report(section.Find("lines")!, ProblemKind.MissingKey, "The last line says what is seen: 'ends:', 'step:' or 'says:'.");
        return name is null || language is not { } spoken
            ? null
            : new Transcript(section.Source.File, (int)section.Node.Start.Line, script.Id.Name, name, spoken, fixedReading, given, lines);
    }
}
