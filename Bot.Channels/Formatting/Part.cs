using System.Diagnostics;
using System.Text;

namespace SupportBot.Channels.Formatting;

/// <summary>A piece of a line: words as they are, or words that are shown in a way of their own. There are no other kinds.</summary>
public abstract record Part
{
    private Part() { }

    /// <summary>Words as they are. Whatever looks like a mark in them is none.</summary>
    public sealed record Words(string Text) : Part;

    public sealed record Bold(IReadOnlyList<Part> Inner) : Part;

    public sealed record Italic(IReadOnlyList<Part> Inner) : Part;

    /// <summary>Something to type or to compare letter by letter, such as an error code.</summary>
    public sealed record Code(string Text) : Part;

    /// <summary>Words that lead somewhere. The address begins with http:, https:, mailto: or tel: and holds neither blanks nor brackets.</summary>
    public sealed record Link(IReadOnlyList<Part> Label, string Address) : Part
    {
        public bool IsWeb => Address.StartsWith("http", StringComparison.OrdinalIgnoreCase);

        /// <summary>For a messenger that has no such link: the words, and the address in brackets where it says more than they do.</summary>
        public IReadOnlyList<Part> SpelledOut => Shown(Label) == Destination ? Label : [.. Label, new Words($" ({Destination})")];

        private string Destination => IsWeb ? Address : Address[(Address.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('?')[0];
    }

    /// <summary>The words alone, without any formatting.</summary>
    public static string Shown(IReadOnlyList<Part> parts)
    {
        if (parts is [Words only]) return only.Text;
        var shown = new StringBuilder();
        foreach (var part in parts) part.Show(shown);
        return shown.ToString();
    }

    private void Show(StringBuilder shown)
    {
        if (Inside is { } inside)
        {
            foreach (var part in inside) part.Show(shown);
        }
        else shown.Append(Said);
    }

    /// <summary>What it holds, for those that hold parts.</summary>
    internal IReadOnlyList<Part>? Inside => this switch
    {
        Bold bold => bold.Inner,
        Italic italic => italic.Inner,
        Link link => link.Label,
        _ => null,
    };

    /// <summary>The same with other contents.</summary>
    internal Part Around(IReadOnlyList<Part> inside) => this switch
    {
        Bold => new Bold(inside),
        Italic => new Italic(inside),
        Link link => new Link(inside, link.Address),
        _ => throw new UnreachableException(),
    };

    private string Said => this switch
    {
        Words words => words.Text,
        Code code => code.Text,
        _ => throw new UnreachableException(),
    };

    /// <summary>The same with other words.</summary>
    private Part Saying(string text) => this is Code && !string.IsNullOrWhiteSpace(text) ? new Code(text) : new Words(text);

    /// <summary>What is shown between two places of the words of these parts.</summary>
    internal static IReadOnlyList<Part> Cut(IReadOnlyList<Part> parts, int from, int to)
    {
        var cut = new List<Part>(parts.Count);
        var at = 0;
        foreach (var part in parts)
        {
            var length = Shown([part]).Length;
            var (begin, end) = (Math.Max(from - at, 0), Math.Min(to - at, length));
            at += length;
            if (begin >= end) continue;
            if (end - begin == length) cut.Add(part);
            else if (part.Inside is not { } inside) cut.Add(part.Saying(part.Said[begin..end]));
            // A lone full stop is not worth being bold, and would not be read as bold again.
            else if (Cut(inside, begin, end) is var rest && Signs.HasWords(Shown(rest))) cut.Add(part.Around(rest));
            else cut.Add(new Words(Shown(rest)));
        }
        return Tidy(cut);
    }

    /// <summary>Neighbouring words become one.</summary>
    internal static IReadOnlyList<Part> Tidy(IEnumerable<Part> parts)
    {
        var tidy = new List<Part>();
        var words = new StringBuilder();
        foreach (var part in parts)
        {
            if (part is Words next) words.Append(next.Text);
            else
            {
                Say();
                tidy.Add(part);
            }
        }
        Say();
        return tidy;

        void Say()
        {
            if (words.Length > 0) tidy.Add(new Words(words.ToString()));
            words.Clear();
        }
    }

    /// <summary>Whether formatting of one kind stands in the parts, however deep.</summary>
    internal static bool Holds<T>(IReadOnlyList<Part> parts) where T : Part => parts.Any(part => part is T || part.Inside is { } inside && Holds<T>(inside));
}
