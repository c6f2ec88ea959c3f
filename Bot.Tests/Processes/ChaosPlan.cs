namespace SupportBot.Tests.Processes;

/// <summary>How long, how much and what a chaos run disturbs.</summary>
internal sealed record ChaosPlan(TimeSpan Length, int Seed)
{
    /// <summary>Messages a second on each channel.</summary>
    public int Rate { get; init; } = 50;

    /// <summary>On each channel: as many as keep within what a messenger takes in one chat.</summary>
    public int Conversations => Rate * 5;

    /// <summary>Of all calls and deliveries.</summary>
    public double Share { get; init; } = 0.2;

    /// <summary>The PostgreSQL to use; null for a store of its own.</summary>
    public string? Connection { get; init; }

    public TimeSpan LongestThought => TimeSpan.FromSeconds(2.0 * Conversations / Rate);
}
