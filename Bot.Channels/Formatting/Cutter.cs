namespace SupportBot.Channels.Formatting;

/// <summary>Cuts a text into pieces that fit. A piece that formatting makes too long is cut into shorter ones.</summary>
internal sealed class Cutter(FormattedText text, int limit, Func<FormattedText, int> length)
{
    private const int Shortest = 16;
    private readonly string _shown = text.Shown;

    public IEnumerable<FormattedText> Pieces() => Pieces(0, _shown.Length, limit);

    private IEnumerable<FormattedText> Pieces(int from, int to, int longest)
    {
        foreach (var range in TextSplitter.Ranges(Unbroken()[from..to], longest))
        {
            var (begin, end) = (WithIndent(from + range.Start.Value, from), from + range.End.Value);
            var piece = Cut(begin, end);
            if (length(piece) <= limit || longest <= Shortest) yield return piece;
            else
            {
                foreach (var smaller in Pieces(begin, end, longest / 2)) yield return smaller;
            }
        }
    }

    // As shown, but the blank behind a bullet or number is none: an item does not lose its marker to the piece before.
    private string Unbroken()
    {
        var unbroken = _shown.ToCharArray();
        var at = 0;
        foreach (var block in text.Blocks)
        {
            if (block is Block.Item item) unbroken[at + item.Marker.Length - 1] = '•';
            at += block.Shown.Length + 1;
        }
        return new string(unbroken);
    }

    // The blanks that a line of code begins with belong to it.
    private int WithIndent(int begin, int from)
    {
        if (BlockAt(begin) is not Block.Code) return begin;
        var line = begin;
        while (line > from && _shown[line - 1] is ' ' or '\t') line--;
        return line == 0 || _shown[line - 1] == '\n' ? line : begin;
    }

    private Block? BlockAt(int place)
    {
        var at = 0;
        foreach (var block in text.Blocks)
        {
            at += block.Shown.Length + 1;
            if (place < at) return block;
        }
        return null;
    }

    private FormattedText Cut(int from, int to)
    {
        var blocks = new List<Block>();
        var at = 0;
        foreach (var block in text.Blocks)
        {
            var shown = block.Shown.Length;
            var (begin, end) = (Math.Max(from - at, 0), Math.Min(to - at, shown));
            if (begin < end || (begin == 0 && end == 0 && shown == 0)) blocks.Add(begin == 0 && end == shown ? block : block.Cut(begin, end));
            at += shown + 1;
        }
        return new FormattedText(blocks);
    }
}
