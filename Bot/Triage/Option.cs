using System.Collections.Immutable;
using SupportBot.Triage.Listening;

namespace SupportBot.Triage;

/// <summary>A button of a question, and where it leads.</summary>
/// <param name="Value">At most 18 of a-z, 0-9 and _. <c>yes</c>, <c>no</c> and <c>unknown</c> are also understood in words.</param>
/// <param name="Label">The words on the button.</param>
/// <param name="Also">Beginnings of words and phrases that mean it too, folded; in any language.</param>
internal sealed record Option(string Value, Words Label, ImmutableArray<string> Also, string Next)
{
    /// <summary>The value and the labels of all languages as they compare.</summary>
    public ImmutableArray<string> Names { get; } =
        [.. Words.Languages.SelectMany(l => Label.Variants(l)).Append(Value).Select(Plain.Line).Distinct()];

    /// <summary>Whether it says something about the matter, unlike "something else".</summary>
    public bool Tells => Value is not (Buttons.Other or Buttons.Unknown or Buttons.Yes or Buttons.No);
}
