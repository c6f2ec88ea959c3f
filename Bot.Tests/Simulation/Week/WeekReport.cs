namespace SupportBot.Tests.Simulation.Week;

/// <summary>How a simulated week went.</summary>
/// <param name="Counts">What the week saw happen.</param>
/// <param name="Figures">What stands in the store at its end.</param>
/// <param name="Violations">What must not happen and did.</param>
/// <param name="Spent">Where the real time went.</param>
public sealed record WeekReport(
    WeekPlan Plan, IReadOnlyDictionary<string, int> Counts, IReadOnlyList<(string What, string Figure)> Figures, IReadOnlyList<string> Violations, IReadOnlyDictionary<string, TimeSpan> Spent, TimeSpan Took);
