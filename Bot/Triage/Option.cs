using System.Collections.Immutable;
using SupportBot.Triage.Listening;

namespace SupportBot.Triage;

/// <summary>A button of a question, and where it leads.</summary>
/// <param name="Value">At most 18 of a-z, 0-9 and _. <c>yes</c>, <c>no</c> and <c>unknown</c> are also understood in words.</param>
/// <param name="Label">The words on the button.</param>
/// <param name="Also">Words and phrases that mean it too, in any language; what follows their beginning does not matter.</param>
internal sealed record Option(string Value, Words Label, ImmutableArray<string> Also, string Next)
{
    private const int ShortestMention = 5;

    private readonly string[] _mentions =
    [
        .. Plain.Whole([.. LabelsOf(Label).Where(label => label.Length >= ShortestMention)]),
        .. Plain.Beginnings([.. Also]),
    ];

    /// <summary>The value and the labels of all languages as they compare.</summary>
    public ImmutableArray<string> Names { get; } = [.. LabelsOf(Label).Append(Plain.Line(Value)).Distinct()];

    /// <summary>Whether it says something about the matter, unlike "something else".</summary>
    public bool Tells => Value is not (Buttons.Other or Buttons.Unknown or Buttons.Yes or Buttons.No);

    /// <summary>Whether words contain a label of it, or words that mean it too.</summary>
    public bool IsMentioned(PlainWords words) => words.MentionAny(_mentions);

    private static IEnumerable<string> LabelsOf(Words label) => Words.Languages.SelectMany(l => label.Variants(l)).Select(Plain.Line).Distinct();
}
