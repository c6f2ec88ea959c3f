namespace SupportBot.Benchmarks.Public;

/// <summary>A message with the right answer to the one question of a set.</summary>
/// <param name="Answer">From 0.</param>
internal readonly record struct Asked(string Text, int Answer)
{
    /// <summary>Answers by their names: the names in alphabetical order are 0, 1, 2 and so on.</summary>
    public static IReadOnlyList<Asked> Of(IEnumerable<(string Text, string Answer)> messages, IReadOnlyList<string> answers)
    {
        var numbers = answers.Index().ToDictionary(answer => answer.Item, answer => answer.Index);
        return [.. messages.Select(message => new Asked(message.Text, numbers[message.Answer]))];
    }
}
