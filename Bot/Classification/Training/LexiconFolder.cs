using SupportBot.Classification.Features;

namespace SupportBot.Classification.Training;

/// <summary>
/// Reads the lexicon: one file per language; a line is a mark, a tab, and its words separated by spaces. <c>*</c> ends a word whose
/// ending is free, <c>_</c> joins the words of a phrase (at most three, only the last with a free ending).
/// </summary>
internal static class LexiconFolder
{
    private const int LongestPhrase = 3;

    private static readonly Dictionary<string, Mark> Names =
        Enum.GetValues<Mark>().ToDictionary(mark => mark.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <exception cref="ModelException">The folder is missing or a line is wrong: the message names file and line.</exception>
    public static Lexicon Read(string folder)
    {
        if (!Directory.Exists(folder)) throw new ModelException($"The lexicon folder '{folder}' does not exist.");
        var entries = new SortedSet<(uint Key, Mark Mark)>();
        foreach (var file in Directory.GetFiles(folder, "*.tsv").Order(StringComparer.Ordinal))
        {
            var number = 0;
            foreach (var line in File.ReadLines(file)) ReadLine(line, $"{file}:{++number}", entries);
        }

        return new Lexicon([.. entries]);
    }

    private static void ReadLine(string line, string place, SortedSet<(uint Key, Mark Mark)> entries)
    {
        var cells = line.Split('\t');
        if (cells.Length != 2) throw new ModelException($"{place}: expected a mark, a tab, and words.");
        if (!Names.TryGetValue(cells[0].Replace("_", "", StringComparison.Ordinal), out var mark))
            throw new ModelException($"{place}: '{cells[0]}' is no mark; one of {string.Join(", ", Names.Keys)}.");
        foreach (var entry in cells[1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var key = KeyOf(entry) ?? throw new ModelException($"{place}: '{entry}' is not a word or a phrase of at most three.");
            entries.Add((key, mark));
        }
    }

    private static uint? KeyOf(string entry)
    {
        var parts = entry.TrimEnd('*').Split('_', '-');
        if (parts.Length > LongestPhrase) return null;
        var words = Array.ConvertAll(parts, Letters.Fold);
        if (words.Any(word => word.Length == 0)) return null;
        var hash = Lexicon.Start(words.Length > 2 ? Word.HashOf(words[^3]) : 0, words.Length > 1 ? Word.HashOf(words[^2]) : 0);
        foreach (var letter in words[^1]) hash = Hash.Grow(hash, letter);
        return entry.EndsWith('*') ? Lexicon.Beginning(hash) : Lexicon.WholeWord(hash);
    }
}
