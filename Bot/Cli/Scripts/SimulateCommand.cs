using System.CommandLine;
using SupportBot.Classification;
using SupportBot.Conversations;
using SupportBot.Simulation;
using SupportBot.Triage;
using SupportBot.Triage.Loading;

namespace SupportBot.Cli.Scripts;

/// <summary><c>simulate</c>: generated customers against a playbook, with a report by script and everything that must never happen.</summary>
internal static class SimulateCommand
{
    private static readonly Option<int> Customers = new("--customers") { Description = "How many customers.", DefaultValueFactory = _ => 5000 };

    private static readonly Option<ulong> Seed = new("--seed") { Description = "The same seed gives the same customers.", DefaultValueFactory = _ => 7 };

    private static readonly Option<long?> Customer = new("--customer") { Description = "Show this one customer's conversation in full." };

    private static readonly Option<string> Folder = new("--playbook")
    {
        Description = "A folder with phrases.yaml and scripts/*.yaml. Without it, the one the program runs with.",
        DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "playbook"),
    };

    private static readonly Option<Language?> Spoken = new("--language") { Description = "All customers write in it: en, ru or pl." };

    private static readonly Option<string?> Model = new("--model")
    {
        Description = "Let a classifier read the words: a model file, or nothing for the one the program came with. Without it, readings are drawn.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> Json = Paths.Json();

    public static Command Create()
    {
        var command = new Command("simulate", "Let generated customers loose on the scripts, and see what becomes of them.")
        {
            Customers, Seed, Customer, Folder, Spoken, Model, Json,
        };
        command.SetAction((parsed, _) => Failures.Guard(() => Run(parsed), failed: 1));
        return command;
    }

    /// <returns>0 when nothing happened that must not, else 1.</returns>
    private static int Run(ParseResult parsed)
    {
        var (output, seed) = (parsed.InvocationConfiguration.Output, parsed.GetValue(Seed));
        var (playbook, problems) = PlaybookFolder.Read(parsed.GetValue(Folder)!);
        if (playbook is null)
        {
            foreach (var problem in problems) output.WriteLine(problem);
            return 1;
        }
        var simulator = new Simulator(playbook, seed, parsed.GetValue(Spoken), Reader(parsed));
        if (parsed.GetValue(Customer) is { } number) return Show(simulator.Play(number), output);
        var report = simulator.Run(parsed.GetValue(Customers));
        if (parsed.GetValue(Json)) output.WriteLine(SimulationJson.Of(report, seed));
        else new SimulationTables(Terminal.WideOf(output), seed).Write(report, simulator);
        return report.Violations.Count == 0 ? 0 : 1;
    }

    private static Classifier? Reader(ParseResult parsed) => parsed.GetResult(Model) is null
        ? null
        : Classifier.Load(parsed.GetValue(Model) ?? Path.Combine(AppContext.BaseDirectory, "models", "classifier.bin"));

    private static int Show(SimulatedTranscript transcript, TextWriter output)
    {
        output.WriteLine($"Seed {transcript.Seed}, customer {transcript.Customer}, {Buttons.Named(transcript.Manner)}");
        foreach (var line in transcript.Lines) output.WriteLine(line);
        output.WriteLine(transcript.Broken is { } broken ? $"BROKEN: {broken}" : "all well");
        return transcript.Broken is null ? 0 : 1;
    }
}
