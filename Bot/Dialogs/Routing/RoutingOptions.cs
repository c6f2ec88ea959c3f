using System.ComponentModel.DataAnnotations;

namespace SupportBot.Dialogs.Routing;

/// <summary>Settings under <c>Routing</c>.</summary>
internal sealed class RoutingOptions
{
    public const string Section = "Routing";

    /// <summary>How often it is looked who waits and who is free, in seconds; 0 for never: then every queue is worked by hand.</summary>
    [Range(0, 60, ErrorMessage = "Routing:SweepSeconds must be 0 to 60 (seconds).")]
    public int SweepSeconds { get; init; } = 2;

    /// <summary>After how many minutes without a touch at the desk an agent is away; 0 for never.</summary>
    [Range(0, 480, ErrorMessage = "Routing:AwayAfterMinutes must be 0 to 480 (minutes).")]
    public int AwayAfterMinutes { get; init; } = 10;
}
