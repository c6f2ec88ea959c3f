using System.Globalization;
using System.Text.RegularExpressions;

namespace SupportBot.Channels.Formatting;

/// <summary>Reads the lines of a text: lists, code and all others.</summary>
internal sealed partial class BlockReader
{
    private const string Fence = "```";
    private readonly string[] _lines;
    private readonly int _lastFence;

    private BlockReader(string notation)
    {
        _lines = notation.Split('\n');
        _lastFence = Array.FindLastIndex(_lines, IsFence);
    }

    public static IReadOnlyList<Block> Read(string notation) => [.. new BlockReader(notation).Blocks()];

    private IEnumerable<Block> Blocks()
    {
        for (var at = 0; at < _lines.Length; at++)
        {
            if (CodeEnd(at) is { } end)
            {
                var code = string.Join('\n', _lines[(at + 1)..end]);
                yield return new Block.Code(Signs.Plain(code), Opening().Match(_lines[at]).Groups["language"].Value);
                at = end;
            }
            else yield return Single(_lines[at]);
        }
    }

    private static Block Single(string line)
    {
        if (Listed().Match(line) is not { Success: true } listed) return new Block.Line(InlineReader.Read(line));
        var number = listed.Groups["number"] is { Success: true } written ? int.Parse(written.Value, CultureInfo.InvariantCulture) : (int?)null;
        return new Block.Item(number, InlineReader.Read(line[listed.Length..]));
    }

    // Where the code that begins in this line ends; null when it does not, or holds nothing.
    private int? CodeEnd(int at)
    {
        if (at >= _lastFence || !Opening().IsMatch(_lines[at])) return null;
        var end = Array.FindIndex(_lines, at + 1, IsFence);
        return _lines[(at + 1)..end].All(string.IsNullOrWhiteSpace) ? null : end;
    }

    private static bool IsFence(string line) => line.TrimEnd() == Fence;

    [GeneratedRegex(@"^```(?<language>[A-Za-z0-9+#.-]{0,20})\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    // A number that begins with 0 would lose it, and so would more blanks than one.
    [GeneratedRegex(@"^(?:-|(?<number>[1-9][0-9]{0,2})\.)\x20(?=\S)", RegexOptions.CultureInvariant)]
    private static partial Regex Listed();
}
