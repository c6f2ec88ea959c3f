using System.CommandLine;
using SupportBot.Classification;
using SupportBot.Classification.Data;
using SupportBot.Classification.Training;

namespace SupportBot.Cli;

/// <summary>The options that say by which messages classifiers are judged.</summary>
internal sealed class JudgedMessages
{
    private readonly Option<string> _corpus = Paths.Corpus();

    private readonly Option<string?> _data = new("--data")
    {
        Description = "A file of labelled messages to judge by instead: TSV, CSV, JSON (a list of objects) or JSONL.",
    };

    private readonly Option<string[]> _column = new("--column")
    {
        Description = "Which column holds a head's answers: HEAD=COLUMN, for each head. Without it, columns that are called like heads.",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string> _text = new("--text") { Description = "The column of the messages.", DefaultValueFactory = _ => "text" };

    private readonly Option<string[]> _map = new("--map")
    {
        Description = "What an answer of the file means: ANSWER=LABEL, or HEAD:ANSWER=LABEL for one head. ANSWER= leaves it out.",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _language = new("--language") { Description = "The language of all messages of the file: en, ru, pl or other." };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_corpus, _data, _column, _text, _map, _language]) command.Options.Add(option);
    }

    /// <returns>The messages, and how they are called after their number.</returns>
    /// <exception cref="ModelException">A file cannot be read, or an option is not understood.</exception>
    public (IReadOnlyList<LabelledMessage> Messages, string What) Read(ParseResult parsed, TextWriter errors)
    {
        if (parsed.GetValue(_data) is not { } path)
            return ([.. Corpus.Read(parsed.GetValue(_corpus)!).Where(m => Split.IsHeldApart(m.Text))], "held apart");
        var read = LabelledData.Of(DataFile.Read(path), Choice(parsed));
        foreach (var unknown in read.Unknown) errors.WriteLine(unknown);
        if (read.WithoutText.Count > 0) errors.WriteLine($"Without text, and left out: {read.WithoutText.Count}, the first in line {read.WithoutText[0]}.");
        if (read.Messages.All(message => message.Labels.All(label => label == LabelledMessage.Unknown))) throw new ModelException($"{path} holds no answer that is known.");
        return (read.Messages, $"of {Path.GetFileName(path)}");
    }

    private ColumnChoice Choice(ParseResult parsed)
    {
        var columns = Pairs(parsed.GetValue(_column), "--column", "HEAD=COLUMN").ToDictionary(pair => HeadOf(pair.Name), pair => pair.Value);
        var answers = new Dictionary<(Head?, string), string>();
        foreach (var (name, label) in Pairs(parsed.GetValue(_map), "--map", "ANSWER=LABEL"))
        {
            var (head, answer) = name.Split(':', 2) is [var of, var rest] && Find(of) is { } found ? (found, rest) : (null, name);
            answers[(head, ColumnChoice.Plain(answer))] = label;
        }
        return new ColumnChoice(parsed.GetValue(_text)!, columns, answers, LanguageOf(parsed.GetValue(_language)));
    }

    private static string? LanguageOf(string? language) => language is null || Heads.Language.Labels.Contains(language)
        ? language
        : throw new ModelException($"--language {language}: one of {string.Join(", ", Heads.Language.Labels)}.");

    private static Head HeadOf(string name) =>
        Find(name) ?? throw new ModelException($"--column {name}: there is no such head; one of {string.Join(", ", Heads.All.Select(head => head.Name))}.");

    private static Head? Find(string name) => Heads.All.FirstOrDefault(head => head.Name == ColumnChoice.Plain(name));

    private static IEnumerable<(string Name, string Value)> Pairs(string[]? options, string option, string form) => (options ?? []).Select(pair =>
        pair.LastIndexOf('=') is var at and > 0 ? (pair[..at], pair[(at + 1)..]) : throw new ModelException($"{option} {pair}: expected {form}."));
}
