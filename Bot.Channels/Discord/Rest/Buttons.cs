namespace SupportBot.Channels.Discord;

/// <summary>Choices as rows of buttons ("Action Row": 5 rows of 5 at most, "Button": labels of 80 characters at most).</summary>
internal static class Buttons
{
    private const int ActionRow = 1;
    private const int Button = 2;
    private const int Secondary = 2;
    private const int PerRow = 5;
    private const int Most = 25;
    private const int LongestLabel = 80;

    /// <summary>Null for no choices. Discord has no place for more than 25; a choice given twice appears once.</summary>
    public static IReadOnlyList<ComponentPayload?>? For(IReadOnlyList<Choice> choices)
    {
        if (choices.Count == 0) return null;
        var buttons = choices.DistinctBy(choice => choice.Value).Take(Most).Select(ToButton);
        return [.. buttons.Chunk(PerRow).Select(row => new ComponentPayload { Type = ActionRow, Components = row })];
    }

    private static ComponentPayload ToButton(Choice choice) => new()
    {
        Type = Button,
        Style = Secondary,
        CustomId = choice.Value,
        Label = Shorten(string.IsNullOrWhiteSpace(choice.Label) ? choice.Value : choice.Label),
    };

    private static string Shorten(string label)
    {
        if (label.Length <= LongestLabel) return label;
        var cut = char.IsHighSurrogate(label[LongestLabel - 2]) ? LongestLabel - 2 : LongestLabel - 1;
        return label[..cut] + "…";
    }
}
