using System.ComponentModel.DataAnnotations;
using SupportBot.Handoff;

namespace SupportBot.Dialogs;

/// <summary>Settings under <c>Dialogs</c>.</summary>
internal sealed class DialogOptions
{
    public const string Section = "Dialogs";

    /// <summary>How long the bot waits after a message for the next one of the same burst, in milliseconds, until it knows how fast a customer writes (C01).</summary>
    [Range(0, 10_000, ErrorMessage = "Dialogs:QuietWindowMs must be 0 to 10000 (milliseconds).")]
    public int QuietWindowMs { get; init; } = 1200;

    /// <summary>How long it waits at the least for a customer who writes fast, in milliseconds.</summary>
    [Range(0, 10_000, ErrorMessage = "Dialogs:ShortestQuietWindowMs must be 0 to 10000 (milliseconds).")]
    public int ShortestQuietWindowMs { get; init; } = 700;

    /// <summary>How long it waits at the most for a customer who writes slowly, in milliseconds.</summary>
    [Range(0, 10_000, ErrorMessage = "Dialogs:LongestQuietWindowMs must be 0 to 10000 (milliseconds).")]
    public int LongestQuietWindowMs { get; init; } = 3500;

    /// <summary>From which abusive turn on a customer is warned, once and calmly; a threat is warned at once (C21).</summary>
    [Range(1, 20, ErrorMessage = "Dialogs:WarnAtAbuse must be 1 to 20 (abusive turns).")]
    public int WarnAtAbuse { get; init; } = 2;

    /// <summary>From which abusive turn on, after the warning, the bot pauses the conversation.</summary>
    [Range(1, 20, ErrorMessage = "Dialogs:CoolDownAtAbuse must be 1 to 20 (abusive turns).")]
    public int CoolDownAtAbuse { get; init; } = 3;

    /// <summary>For how long it pauses, in minutes; 0 for never.</summary>
    [Range(0, 1440, ErrorMessage = "Dialogs:CoolDownMinutes must be 0 to 1440 (minutes).")]
    public int CoolDownMinutes { get; init; } = 15;

    public AbuseLadder Ladder => new(WarnAtAbuse, CoolDownAtAbuse, TimeSpan.FromMinutes(CoolDownMinutes));

    /// <summary>How many turns may be under way at the same time. Most of a turn is waiting for its commit, and those that wait together share one.</summary>
    [Range(1, 1024, ErrorMessage = "Dialogs:Workers must be 1 to 1024.")]
    public int Workers { get; init; } = 128;

    /// <summary>What becomes of a reply when the messenger's answer to it was lost and it cannot be told whether it arrived.</summary>
    [EnumDataType(typeof(UncertainPolicy), ErrorMessage = "Dialogs:WhenUncertain must be Repeat or Hold.")]
    public UncertainPolicy WhenUncertain { get; init; } = UncertainPolicy.Repeat;

    /// <summary>For how long a reply is tried that a messenger does not take, in hours.</summary>
    [Range(1, 168, ErrorMessage = "Dialogs:GiveUpAfterHours must be 1 to 168 (hours).")]
    public int GiveUpAfterHours { get; init; } = 24;

    /// <summary>How often what waiting customers are told of the queue is looked at, in seconds; 0 for never (C16).</summary>
    [Range(0, 3600, ErrorMessage = "Dialogs:QueueNewsSeconds must be 0 to 3600 (seconds).")]
    public int QueueNewsSeconds { get; init; } = 15;

    /// <summary>How often it is looked whether reports of customers rise, and who is to be told of an incident, in seconds; 0 for never (C12).</summary>
    [Range(0, 60, ErrorMessage = "Dialogs:IncidentSeconds must be 0 to 60 (seconds).")]
    public int IncidentSeconds { get; init; } = 2;
}

/// <summary>What to do with a reply that may have arrived or not.</summary>
internal enum UncertainPolicy
{
    /// <summary>It is sent once more, and marked: the customer may see it twice.</summary>
    Repeat,

    /// <summary>It is held for an admin: the customer may not see it at all.</summary>
    Hold,
}
