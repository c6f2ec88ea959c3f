using System.Diagnostics;
using System.Globalization;

namespace SupportBot.Channels.Formatting;

/// <summary>A line of a text, or lines of code that stand together. There are no other kinds.</summary>
public abstract record Block
{
    private Block() { }

    /// <summary>A line without a line feed; an empty one parts paragraphs.</summary>
    public sealed record Line(IReadOnlyList<Part> Parts) : Block;

    /// <summary>A line of a list: with its number as it was written, or with a bullet.</summary>
    public sealed record Item(int? Number, IReadOnlyList<Part> Parts) : Block
    {
        /// <summary>What people see before the words.</summary>
        public string Marker => Number is { } number ? string.Create(CultureInfo.InvariantCulture, $"{number}. ") : "• ";
    }

    /// <summary>Lines of code, in a language when one was named; it is empty otherwise.</summary>
    public sealed record Code(string Text, string Language) : Block;

    /// <summary>The words alone.</summary>
    public string Shown => this switch
    {
        Line line => Part.Shown(line.Parts),
        Item item => item.Marker + Part.Shown(item.Parts),
        Code code => code.Text,
        _ => throw new UnreachableException(),
    };

    /// <summary>Whether the item at this place gets its own number from a messenger that counts a list itself, from its first number on.</summary>
    internal static bool Counts(IReadOnlyList<Block> blocks, int at)
    {
        for (; at > 0 && blocks[at - 1] is Item { Number: { } last }; at--)
        {
            if (blocks[at] is Item { Number: { } number } && number != last + 1) return false;
        }
        return true;
    }

    /// <summary>What is shown between two places of <see cref="Shown"/>. The rest of an item is a line without a marker of its own.</summary>
    internal Block Cut(int from, int to) => this switch
    {
        Line line => new Line(Part.Cut(line.Parts, from, to)),
        Item item when from == 0 => new Item(item.Number, Part.Cut(item.Parts, 0, to - item.Marker.Length)),
        Item item => new Line(Part.Cut(item.Parts, from - item.Marker.Length, to - item.Marker.Length)),
        Code code => new Code(code.Text[from..to], code.Language),
        _ => throw new UnreachableException(),
    };
}
