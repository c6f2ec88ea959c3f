using SupportBot.Classification.Training;

namespace SupportBot.Classification.Labelling;

/// <summary>Labels that hold, as messages to learn from or to judge by.</summary>
internal static class LabelledRows
{
    /// <returns>A row for each message, and more of those whose labels weigh differently.</returns>
    /// <param name="text">The masked text of a labelled message, by its number.</param>
    public static IReadOnlyList<LabelledMessage> Of(IEnumerable<WeighedLabel> labels, Func<long, string> text) =>
    [
        .. from label in labels
           group label by (label.Message, label.Weight) into alike
           select Row(text(alike.Key.Message), alike, alike.Key.Weight),
    ];

    /// <param name="labels">Of one message.</param>
    public static LabelledMessage Row(string text, IEnumerable<WeighedLabel> labels, float weight)
    {
        var answers = new sbyte[Heads.All.Length];
        Array.Fill(answers, LabelledMessage.Unknown);
        foreach (var label in labels) answers[label.Head] = label.Value;
        return new LabelledMessage(text, answers, weight);
    }
}
