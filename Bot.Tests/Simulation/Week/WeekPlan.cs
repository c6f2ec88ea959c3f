using SupportBot.Storage;

namespace SupportBot.Tests.Simulation.Week;

/// <summary>A week at a support desk: how many write, how many answer, and the seed all chance comes from.</summary>
public sealed record WeekPlan(int Conversations, int Agents, int Seed)
{
    public const string Zone = "Europe/Warsaw";
    public const string Hours = "Mon-Fri 08:00-22:00; Sat-Sun 09:00-18:00";

    /// <summary>How long it lasts. The whole one ends on the Sunday on which the clocks go forward.</summary>
    public TimeSpan Length { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Everything that happens within a step happens side by side at its end.</summary>
    public TimeSpan Step { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often everything in the store is held against everything else.</summary>
    public TimeSpan ChecksEvery { get; init; } = TimeSpan.FromHours(6);

    /// <summary>Monday, midnight in the company's zone.</summary>
    public static DateTimeOffset Monday { get; } = new(2026, 3, 22, 23, 0, 0, TimeSpan.Zero);

    /// <summary>When it begins.</summary>
    public DateTimeOffset Start { get; init; } = Monday;

    public DateTimeOffset End => Start + Length;

    public static TimeZoneInfo Local { get; } = TimeZoneInfo.FindSystemTimeZoneById(Zone);

    /// <summary>Chance of its own for everybody: what one does never changes what another would have done.</summary>
    public Random ChanceOf(string what, int number) => new((Seed * 1_000_003) ^ (number * 7919) ^ WriteKey.Of(what));
}
