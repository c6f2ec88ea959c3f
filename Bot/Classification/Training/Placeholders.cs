using System.Text.RegularExpressions;
using SupportBot.Classification.Features;

namespace SupportBot.Classification.Training;

/// <summary>
/// What stands for names and numbers in the corpus: <c>{name}</c>, <c>{order}</c>, <c>{amount}</c> and so on, filled in from the lists of
/// <c>placeholders.txt</c>. A line there is a kind, a language or <c>*</c> for all, and values separated by <c>|</c>. Which value a message gets
/// follows from its text, so it never changes.
/// </summary>
internal sealed partial class Placeholders
{
    private const string FileName = "placeholders.txt";
    private const string AnyLanguage = "*";
    private readonly Dictionary<(string Kind, string Language), string[]> _values = [];

    /// <exception cref="ModelException">A line of the lists is wrong.</exception>
    public static Placeholders Read(string folder)
    {
        var placeholders = new Placeholders();
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) return placeholders;
        foreach (var (number, line) in File.ReadLines(path).Index())
        {
            if (line.Split(' ', 3) is not [var kind, var language, var values]) throw new ModelException($"{path}:{number + 1}: expected a kind, a language and values.");
            placeholders._values[(kind, language)] = values.Split('|');
        }
        return placeholders;
    }

    /// <param name="text">What nobody listed stays as it is: customers write braces too.</param>
    /// <param name="language">As the corpus names it.</param>
    public string Fill(string text, string language)
    {
        if (!text.Contains('{', StringComparison.Ordinal)) return text;
        var hash = Word.HashOf(text);
        return Pattern().Replace(text, found =>
        {
            hash = Hash.Finish(Hash.Grow(hash, (uint)found.Index));
            var kind = found.Groups[1].Value;
            var values = _values.GetValueOrDefault((kind, language)) ?? _values.GetValueOrDefault((kind, AnyLanguage));
            return values is null ? found.Value : values[hash % (uint)values.Length];
        });
    }

    [GeneratedRegex(@"\{([a-z]+)\}")]
    private static partial Regex Pattern();
}
