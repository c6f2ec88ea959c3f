using System.ComponentModel.DataAnnotations;

namespace SupportBot.Classification.Labelling;

/// <summary>Settings under <c>Labels</c>: how far labels may move the model.</summary>
internal sealed class LabelOptions
{
    public const string Section = "Labels";

    /// <summary>How many messages of one labeller train the model for each day (UTC) they were labelled on; more are kept, and do not train.</summary>
    [Range(1, 1_000_000, ErrorMessage = "Labels:DailyLimit must be 1 to 1000000 (messages).")]
    public int DailyLimit { get; init; } = 500;

    /// <summary>The most that labels weigh in all that is learnt from, in percent.</summary>
    [Range(0, 90, ErrorMessage = "Labels:MostPercent must be 0 to 90.")]
    public int MostPercent { get; init; } = 40;
}
