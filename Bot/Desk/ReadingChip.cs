using SupportBot.Classification;
using SupportBot.Classification.Labelling;
using SupportBot.Conversations;
using SupportBot.Desk.Labels;
using SupportBot.Storage.Labels;

namespace SupportBot.Desk;

/// <summary>One head of a reading as agents see it, or what somebody said of it. What says nothing (no anger, no abuse) is left out.</summary>
/// <param name="Said">What a person said of this head last; null for nobody.</param>
internal sealed record ReadingChip(Head Head, HeadReading Read, ShownLabel? Said)
{
    /// <summary>What holds: the word of a person before that of the model.</summary>
    private int Value => Said?.Value ?? Read.Value;

    public bool IsSure => Said is not null || Read.IsSure;

    public bool IsCorrected => Said is { } said && said.Value != Read.Value;

    public string Label => HeadWords.Alone(Head, Value);

    public string Title => $"{HeadWords.Title(Head)}: " + Said switch
    {
        { } said => $"{HeadWords.Of(Head, said.Value)}, says {said.By ?? "somebody"}; read as {HeadWords.Of(Head, Read.Value)}, {Wording.Percent(Read.Confidence)}",
        null when Read.IsSure => $"{HeadWords.Of(Head, Read.Value)}, {Wording.Percent(Read.Confidence)}",
        null => $"unsure, perhaps {HeadWords.Of(Head, Read.Value)}",
    };

    public string? Tone => !IsSure ? null : Head.Labels[Value] switch
    {
        "critical" or "furious" or "threat" => "critical",
        "high" or "irritated" or "rude" or "negative" => "high",
        "positive" => "good",
        _ => null,
    };

    public static IEnumerable<ReadingChip> Of(Assessment reading, IReadOnlyList<ShownLabel> labels) =>
        from head in Heads.All
        let chip = new ReadingChip(head, HeadReading.Of(reading, head), labels.LastOrDefault(label => label.Head == head))
        where chip.SaysSomething
        select chip;

    /// <summary>Whether agents see this head whatever was read.</summary>
    public static bool IsAlwaysShown(Head head) => head.Name is not ("anger" or "wants_person" or "abuse");

    private bool SaysSomething => IsAlwaysShown(Head) || (IsSure && Value > 0) || IsCorrected;
}
