namespace SupportBot.Channels.Formatting;

/// <summary>
/// A text with simple formatting, as agents and scripts write it: <c>**bold**</c>, <c>*italic*</c> or <c>_italic_</c>, <c>`code`</c>, lines of code
/// between <c>```</c>, <c>[label](https://address)</c>, <c>- item</c>, <c>1. item</c>. Whatever is not closed, or not one of these, stays as
/// the characters that were written. What customers write is never read as such a text.
/// </summary>
public sealed record FormattedText(IReadOnlyList<Block> Blocks)
{
    public static FormattedText Parse(string notation)
    {
        ArgumentNullException.ThrowIfNull(notation);
        return new(BlockReader.Read(notation));
    }

    /// <summary>The words alone, lines of lists with their bullets or numbers.</summary>
    public string Shown => string.Join('\n', Blocks.Select(block => block.Shown));

    /// <summary>Nothing in it is formatted.</summary>
    public bool IsPlain => Blocks.All(block => block is Block.Line { Parts: [] or [Part.Words] });

    /// <summary>The notation of this text: read again, it gives the same.</summary>
    public string Notation => NotationWriter.Write(this);

    /// <summary>A text in which nothing is formatted, whatever it holds: for a name or a fact amid a text with formatting.</summary>
    public static string Escape(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return NotationWriter.Escape(words);
    }

    /// <summary>Cut into messages a messenger takes, at the places of <see cref="TextSplitter"/>; each piece is whole formatting of its own.</summary>
    /// <param name="limit">The longest piece as <paramref name="length"/> has it; at least 100.</param>
    /// <param name="length">How long a piece is for the messenger.</param>
    public IReadOnlyList<FormattedText> Split(int limit, Func<FormattedText, int> length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 100);
        return [.. new Cutter(this, limit, length).Pieces()];
    }
}
