using System.ComponentModel.DataAnnotations;

namespace SupportBot.Learning;

/// <summary>Settings under <c>Models</c>.</summary>
internal sealed class LearningOptions
{
    public const string Section = "Models";

    /// <summary>How many models stay in the store, the active one among them.</summary>
    [Range(2, 100, ErrorMessage = "Models:Keep must be 2 to 100.")]
    public int Keep { get; init; } = 10;
}
