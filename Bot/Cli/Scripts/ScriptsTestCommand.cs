using System.CommandLine;
using SupportBot.Classification;
using SupportBot.Simulation;

namespace SupportBot.Cli.Scripts;

/// <summary><c>scripts test</c>: plays the written conversations of a playbook and shows which ways through its scripts they go.</summary>
internal static class ScriptsTestCommand
{
    private static readonly Argument<string> Folder = Paths.Playbook();

    private static readonly Option<double> Least = new("--least")
    {
        Description = "How many percent of the ways through each script the conversations must go.",
        DefaultValueFactory = _ => 100,
    };

    private static readonly Option<string> Model = Paths.ShippedModel();

    private static readonly Option<bool> Json = Paths.Json();

    public static Command Create()
    {
        var command = new Command("test", "Play the conversations in tests/*.yaml of a playbook, and show what of each script they go through.") { Folder, Least, Model, Json };
        command.SetAction((parsed, _) => Failures.Guard(() => Run(parsed), failed: 1));
        return command;
    }

    /// <returns>0 when every conversation goes as written and enough is covered, else 1.</returns>
    private static int Run(ParseResult parsed)
    {
        var (output, least) = (parsed.InvocationConfiguration.Output, parsed.GetValue(Least));
        var model = parsed.GetValue(Model)!;
        var tested = TestedPlaybook.Run(parsed.GetValue(Folder)!, new Lazy<Classifier>(() => Classifier.Load(model)));
        if (parsed.GetValue(Json)) output.WriteLine(TestedJson.Of(tested));
        else new TestedReport(Terminal.WideOf(output)).Write(tested, least);
        return tested.IsRight(least) ? 0 : 1;
    }
}
