namespace SupportBot.Classification.Data;

/// <summary>Which columns of a file hold what, and what its answers mean.</summary>
/// <param name="Text">The column of the messages.</param>
/// <param name="Heads">The column of each head; empty to take every column that is called like one.</param>
/// <param name="Answers">What foreign answers mean, by head or for all heads (<see langword="null"/>); nothing for those left out on purpose.</param>
/// <param name="Language">The language of all messages; null where a column says it, or nobody.</param>
internal sealed record ColumnChoice(
    string Text, IReadOnlyDictionary<Head, string> Heads, IReadOnlyDictionary<(Head? Head, string Answer), string> Answers, string? Language = null)
{
    /// <summary>The file calls everything as the labelling guide does.</summary>
    public static ColumnChoice Own { get; } = new("text", new Dictionary<Head, string>(), new Dictionary<(Head?, string), string>());

    /// <summary>The label an answer means, spelt as the guide does; empty for one that is left out on purpose.</summary>
    public string LabelOf(Head head, string answer)
    {
        var plain = Plain(answer);
        return Answers.TryGetValue((head, plain), out var own) || Answers.TryGetValue((null, plain), out own) ? Plain(own) : plain;
    }

    /// <summary>Answers are the same however their letters and gaps are written.</summary>
    public static string Plain(string answer) => answer.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
}
