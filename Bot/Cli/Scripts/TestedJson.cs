using System.Text.Json;
using System.Text.Json.Serialization;
using SupportBot.Simulation;
using SupportBot.Triage;
using SupportBot.Triage.Testing;

namespace SupportBot.Cli.Scripts;

/// <summary>How the tests of a playbook went, for programs.</summary>
internal static class TestedJson
{
    public static string Of(TestedPlaybook tested) => JsonSerializer.Serialize(
        new TestedScripts(
            [.. tested.Problems.Select(problem => problem.ToString())],
            [.. tested.Played.Select(Of)],
            [.. tested.Covered.Select(script => new CoveredWays(script.Script, script.Steps, script.Reached, script.Ways, script.Percent, [.. script.Missing]))]),
        TestedContext.Default.TestedScripts);

    private static TestedConversation Of(PlayedTranscript played) => new(
        played.Transcript.Script, played.Transcript.Name, Buttons.Named(played.Transcript.Language), played.Transcript.File, played.Transcript.Line,
        played.IsRight, played.IsRight ? [] : [.. played.Lines]);
}

internal sealed record TestedScripts(string[] Problems, TestedConversation[] Conversations, CoveredWays[] Scripts);

/// <param name="Lines">Expected beside seen, of a conversation that went otherwise.</param>
internal sealed record TestedConversation(string Script, string Name, string Language, string File, int Line, bool AsWritten, PlayedLine[] Lines);

internal sealed record CoveredWays(string Script, int Steps, int StepsReached, int Branches, double Percent, MissingWay[] Missing);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(TestedScripts))]
internal sealed partial class TestedContext : JsonSerializerContext;
