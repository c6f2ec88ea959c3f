using System.CommandLine;
using Spectre.Console;
using SupportBot.Classification;
using SupportBot.Classification.Evaluation;
using SupportBot.Cli.Models;

namespace SupportBot.Cli;

/// <summary><c>compare</c>: whether a second classifier reads better or worse than a first, beyond what chance would make.</summary>
internal static class CompareCommand
{
    /// <summary>The second is worse somewhere, or there is nothing to judge by.</summary>
    public const int Worse = 1;

    /// <summary>They could not be compared.</summary>
    public const int Failed = 2;

    private const string InUse = "active";
    private const string Named = $"a model file, a version as 'models' lists it, or '{InUse}' for the active model of the store";

    private static readonly JudgedMessages Messages = new();
    private static readonly Argument<string> Active = new("active") { Description = $"What is in use: {Named}." };
    private static readonly Argument<string> Candidate = new("candidate") { Description = $"What could be: {Named}." };
    private static readonly Option<string?> Of = StoreOptions.Of();
    private static readonly Option<bool> Json = Paths.Json();

    public static Command Create()
    {
        var command = new Command(
            "compare", "Judge two classifiers on the same messages. Ends with 0 when the second is not worse, 1 when it is, 2 when they could not be compared.")
        {
            Active, Candidate, Of, Json,
        };
        Messages.AddTo(command);
        command.SetAction((parsed, _) => RunAsync(parsed, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    private static Task<int> RunAsync(ParseResult parsed, TextWriter output, TextWriter errors)
    {
        var (active, candidate) = (parsed.GetValue(Active)!, parsed.GetValue(Candidate)!);
        if (IsFile(active) && IsFile(candidate)) return Failures.Guard(() => Judge(Classifier.Load(active), Classifier.Load(candidate), parsed, output, errors), Failed);
        return StoreOptions.RunAsync(
            parsed.GetValue(Of), errors, async store => Judge(await LoadAsync(active, store), await LoadAsync(candidate, store), parsed, output, errors));
    }

    private static async Task<Classifier> LoadAsync(string name, ModelsOfStore store)
    {
        if (IsFile(name)) return Classifier.Load(name);
        if (name == InUse && (await store.Models.MarkAsync()).Active is { } active) return await store.Keeper.LoadAsync(active);
        return ModelVersion.TryParse(name, null, out var version)
            ? await store.Keeper.LoadAsync(version)
            : throw new ModelException($"'{name}' is neither a file nor a model of the store. 'models' lists those.");
    }

    // A misspelt file is not looked for in the store.
    private static bool IsFile(string name) => File.Exists(name) || name.Contains('.', StringComparison.Ordinal) || name.Contains(Path.DirectorySeparatorChar);

    private static int Judge(Classifier active, Classifier candidate, ParseResult parsed, TextWriter output, TextWriter errors)
    {
        var (messages, what) = Messages.Read(parsed, errors);
        var comparison = Comparison.Of(active, candidate, messages, []);
        if (parsed.GetValue(Json)) output.WriteLine(ComparisonJson.Of(comparison));
        else Write(comparison, what, Terminal.Of(output));
        return comparison.IsNotWorse ? 0 : Worse;
    }

    private static void Write(Comparison comparison, string what, IAnsiConsole console)
    {
        var writer = console.Profile.Out.Writer;
        writer.WriteLine($"Version {comparison.Active} and then {comparison.Candidate}, {comparison.Frozen.Messages} messages {what}");
        foreach (var sentence in comparison.Words) writer.WriteLine(sentence);
        foreach (var head in comparison.Frozen.Heads.Where(head => head.Languages[0].Active.Matrix.Total > 0)) EvaluationTables.Write(console, head);
    }
}
