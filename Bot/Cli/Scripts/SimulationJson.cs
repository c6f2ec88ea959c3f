using System.Text.Json;
using System.Text.Json.Serialization;
using SupportBot.Simulation;
using SupportBot.Triage;

namespace SupportBot.Cli.Scripts;

/// <summary>What became of generated customers, for programs.</summary>
internal static class SimulationJson
{
    public static string Of(SimulationReport report, ulong seed) => JsonSerializer.Serialize(
        new Simulated(seed, report.Customers, report.Turns, report.Took.TotalSeconds, report.TurnsPerSecond,
            [.. report.Scripts.OrderBy(script => script.Key, StringComparer.Ordinal).Select(script => Of(script.Key, script.Value))],
            [.. report.Violations.OrderBy(violation => violation.Customer)]),
        SimulatedContext.Default.Simulated);

    private static SimulatedScript Of(string name, ScriptCount count) => new(
        name, count.Begun, count.Resolved, count.Referred, count.HandedOff.ToDictionary(one => Buttons.Named(one.Key), one => one.Value), count.Left, count.MedianTurns,
        count.Asked);
}

internal sealed record Simulated(ulong Seed, int Customers, long Turns, double Seconds, double TurnsPerSecond, SimulatedScript[] Scripts, Violation[] Violations);

internal sealed record SimulatedScript(
    string Script, int Begun, int Resolved, int Referred, Dictionary<string, int> HandedOff, int Left, int MedianTurns, Dictionary<string, int> Asked);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(Simulated))]
internal sealed partial class SimulatedContext : JsonSerializerContext;
