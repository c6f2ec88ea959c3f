using System.CommandLine;
using Spectre.Console;
using SupportBot.Classification;
using SupportBot.Classification.Evaluation;

namespace SupportBot.Cli;

/// <summary><c>compare</c>: whether a second classifier reads better or worse than a first, beyond what chance would make.</summary>
internal static class CompareCommand
{
    /// <summary>The second is worse somewhere, or there is nothing to judge by.</summary>
    public const int Worse = 1;

    /// <summary>They could not be compared.</summary>
    public const int Failed = 2;

    private static readonly JudgedMessages Messages = new();
    private static readonly Argument<string> Active = new("active") { Description = "The model file that is in use." };
    private static readonly Argument<string> Candidate = new("candidate") { Description = "The model file that could be." };
    private static readonly Option<bool> Json = Paths.Json();

    public static Command Create()
    {
        var command = new Command(
            "compare", "Judge two classifiers on the same messages. Ends with 0 when the second is not worse, 1 when it is, 2 when they could not be compared.")
        {
            Active, Candidate, Json,
        };
        Messages.AddTo(command);
        command.SetAction((parsed, _) => Failures.Guard(() => Run(parsed, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error), Failed));
        return command;
    }

    private static int Run(ParseResult parsed, TextWriter output, TextWriter errors)
    {
        var (active, candidate) = (Classifier.Load(parsed.GetValue(Active)!), Classifier.Load(parsed.GetValue(Candidate)!));
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
