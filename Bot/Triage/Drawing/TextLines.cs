namespace SupportBot.Triage.Drawing;

/// <summary>Cuts words into lines that fit a width, by what letters are wide on average: nothing here can ask a font.</summary>
internal static class TextLines
{
    private const string Narrow = "fijlrtI.,:;'!|()[]/ -";
    private const string Wide = "mwMWшщжюмфыШЩЖЮМФЫ—@%&";

    /// <summary>About how wide a text is at a size of letters.</summary>
    public static double Width(ReadOnlySpan<char> text, double size)
    {
        var width = 0.0;
        foreach (var letter in text)
            width += Narrow.Contains(letter) ? 0.36 : Wide.Contains(letter) ? 0.9 : char.IsUpper(letter) ? 0.7 : 0.59;
        return width * size;
    }

    /// <summary>The lines; the last one ends with an ellipsis when there is more.</summary>
    public static IReadOnlyList<string> Of(string text, double width, double size, int most)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length == 0 || Width(longer, size) <= width) line = longer;
            else
            {
                lines.Add(line);
                line = word;
            }
            if (lines.Count == most) return [.. lines[..^1].Select(Fit), Fit($"{lines[^1]}…")];
        }
        if (line.Length > 0) lines.Add(line);
        return [.. lines.Select(Fit)];

        string Fit(string one) => Shortened(one, width, size);
    }

    /// <summary>The text, cut where it would be wider.</summary>
    public static string Shortened(string text, double width, double size)
    {
        if (Width(text, size) <= width) return text;
        var length = text.Length - 1;
        while (length > 1 && Width(text.AsSpan(0, length), size) + size > width) length--;
        // Half a sign is none.
        if (char.IsHighSurrogate(text[length - 1]) && length > 1) length--;
        return $"{text[..length].TrimEnd('…', ' ')}…";
    }
}
