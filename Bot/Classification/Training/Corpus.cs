namespace SupportBot.Classification.Training;

/// <summary>
/// Reads the labelled messages: a folder per language with a file per kind of company, UTF-8, tab-separated, a header with the heads' names and
/// <c>text</c>, <c>\n</c> in a text for a new line, and <see cref="Placeholders"/> for names and numbers. A text without a letter has no language. The
/// labels are those of the labelling guide.
/// </summary>
internal static class Corpus
{
    private static readonly string Header = string.Join('\t', Heads.All.Select(head => head.Name).Append("text"));

    /// <exception cref="ModelException">A file or folder is missing, or a line is wrong: the message names file and line.</exception>
    public static IReadOnlyList<LabelledMessage> Read(string folder)
    {
        if (!Directory.Exists(folder)) throw new ModelException($"The corpus folder '{folder}' does not exist. Name it with --corpus.");
        var files = Directory.GetFiles(folder, "*.tsv", SearchOption.AllDirectories);
        if (files.Length == 0) throw new ModelException($"The corpus folder '{folder}' holds no .tsv file.");
        Array.Sort(files, StringComparer.Ordinal);
        var placeholders = Placeholders.Read(folder);
        return [.. files.SelectMany(file => ReadFile(file, placeholders))];
    }

    private static IEnumerable<LabelledMessage> ReadFile(string file, Placeholders placeholders)
    {
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            if (number == 1 ? line != Header : line.Length == 0) throw Wrong(file, number, $"expected the header '{Header}' and no empty lines");
            if (number > 1) yield return Parse(line, file, number, placeholders);
        }
    }

    private static LabelledMessage Parse(string line, string file, int number, Placeholders placeholders)
    {
        var cells = line.Split('\t');
        if (cells.Length != Heads.All.Length + 1)
            throw Wrong(file, number, $"{cells.Length} columns, expected {Heads.All.Length + 1} separated by tabs");
        var labels = new sbyte[Heads.All.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            var index = Heads.All[i].Labels.IndexOf(cells[i]);
            if (index < 0) throw Wrong(file, number, $"'{cells[i]}' is no {Heads.All[i].Name}; one of {string.Join(", ", Heads.All[i].Labels)}");
            labels[i] = (sbyte)index;
        }

        var text = placeholders.Fill(cells[^1], cells[0]).Replace("\\n", "\n", StringComparison.Ordinal);
        if (!text.Any(char.IsLetter)) labels[0] = LabelledMessage.Unknown;
        return string.IsNullOrWhiteSpace(text) ? throw Wrong(file, number, "the text is empty") : new LabelledMessage(text, labels);
    }

    private static ModelException Wrong(string file, int line, string what) => new($"{file}:{line}: {what}.");
}
