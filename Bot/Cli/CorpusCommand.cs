using System.CommandLine;
using SupportBot.Classification.Training;

namespace SupportBot.Cli;

/// <summary><c>corpus</c>: what the corpus consists of, in figures, and which messages are nearly the same.</summary>
internal static class CorpusCommand
{
    private static readonly Option<string> Corpus = Paths.Corpus();

    private static readonly Option<bool> Write = new("--write") { Description = $"Write the figures to {CorpusPage.FileName} in the corpus folder." };

    private static readonly Option<bool> Twins = new("--twins") { Description = "List the messages that are nearly the same." };

    public static Command Create()
    {
        var command = new Command("corpus", "Count what the corpus consists of, and find near-duplicates.") { Corpus, Write, Twins };
        command.SetAction((parsed, _) => Failures.Guard(() => Run(parsed, parsed.InvocationConfiguration.Output)));
        return command;
    }

    private static void Run(ParseResult parsed, TextWriter output)
    {
        var folder = parsed.GetValue(Corpus)!;
        var messages = Classification.Training.Corpus.Read(folder);
        var page = CorpusPage.Of(messages);
        if (parsed.GetValue(Write)) File.WriteAllText(Path.Combine(folder, CorpusPage.FileName), page);
        else output.Write(page);
        if (parsed.GetValue(Twins)) List(Classification.Training.Twins.Find(messages), output);
    }

    private static void List(IReadOnlyList<TwinPair> twins, TextWriter output)
    {
        foreach (var pair in twins.OrderByDescending(pair => pair.Likeness))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pair.Likeness:0.00}\t{OneLine(pair.First)}\t{OneLine(pair.Second)}"));
    }

    private static string OneLine(LabelledMessage message) => message.Text.ReplaceLineEndings(" ").Replace('\t', ' ');
}
