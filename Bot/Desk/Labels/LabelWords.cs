using SupportBot.Classification;

namespace SupportBot.Desk.Labels;

/// <summary>Reads what forms and programs say of heads: names and answers as the labelling guide writes them.</summary>
internal static class LabelWords
{
    /// <summary>The button that says a reading is right; of one head with its name behind a colon.</summary>
    public const string Right = "right";

    public static string Of(Head head, int answer) => $"{head.Name}:{head.Labels[answer]}";

    /// <summary>The answers by head, or what is wrong with the words.</summary>
    public static (IReadOnlyDictionary<Head, int>? Answers, string? Wrong) Parse(IEnumerable<KeyValuePair<string, string>> words)
    {
        var answers = new Dictionary<Head, int>();
        foreach (var (name, value) in words)
        {
            if (HeadWords.Find(name) is not { } head) return (null, $"'{name}' is no head; the heads are {string.Join(", ", Heads.All.Select(one => one.Name))}.");
            var answer = head.Labels.IndexOf(value.Trim().ToLowerInvariant());
            if (answer < 0) return (null, $"'{value}' is no {head.Name}; one of {string.Join(", ", head.Labels)}.");
            answers[head] = answer;
        }
        return answers.Count > 0 ? (answers, null) : (null, "Say what is right in at least one head.");
    }
}
