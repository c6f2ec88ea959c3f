using System.ComponentModel.DataAnnotations;

namespace SupportBot.Dialogs;

/// <summary>Settings under <c>Dialogs</c>.</summary>
internal sealed class DialogOptions
{
    public const string Section = "Dialogs";

    /// <summary>How long the bot waits after a message for the next one of the same burst, in milliseconds (C01).</summary>
    [Range(0, 10_000, ErrorMessage = "Dialogs:QuietWindowMs must be 0 to 10000 (milliseconds).")]
    public int QuietWindowMs { get; init; } = 1200;

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
}

/// <summary>What to do with a reply that may have arrived or not.</summary>
internal enum UncertainPolicy
{
    /// <summary>It is sent once more, and marked: the customer may see it twice.</summary>
    Repeat,

    /// <summary>It is held for an admin: the customer may not see it at all.</summary>
    Hold,
}
