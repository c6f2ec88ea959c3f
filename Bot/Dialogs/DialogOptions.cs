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
}
