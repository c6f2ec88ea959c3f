using System.Text;

namespace SupportBot.Channels.Formatting;

/// <summary>Reads the formatting of one line. Takes time in proportion to its length.</summary>
internal sealed class InlineReader(string text, bool hasLinks)
{
    private readonly List<Part> _parts = [];
    private readonly Dictionary<string, int> _open = [];
    private readonly StringBuilder _words = new();

    public static IReadOnlyList<Part> Read(string text, bool hasLinks = true) => new InlineReader(text, hasLinks).Read();

    private IReadOnlyList<Part> Read()
    {
        for (var at = 0; at < text.Length;) at += Take(at);
        Say();
        return Part.Tidy(_parts);
    }

    /// <summary>Takes what begins here, and says how long it was.</summary>
    private int Take(int at)
    {
        if (Signs.IsOff(text, at)) return TakeWords(text[at + 1].ToString(), 2);
        if (Signs.WebAddressAt(text, at) is > 0 and var address) return TakeWords(Signs.Plain(text.Substring(at, address)), address);
        return text[at] switch
        {
            '`' => TakeCode(at),
            '[' when hasLinks => TakeLink(at),
            '*' or '_' => TakeMark(at),
            _ => TakeWords(text[at].ToString(), 1),
        };
    }

    private int TakeWords(string words, int length)
    {
        _words.Append(words);
        return length;
    }

    private int TakeCode(int at)
    {
        var run = RunAt(at);
        var end = run == 1 ? EndOfCode(at + 1) : -1;
        if (end < 0 || string.IsNullOrWhiteSpace(text[(at + 1)..end])) return TakeWords(text.Substring(at, run), run);
        return TakePart(new Part.Code(Signs.Plain(text[(at + 1)..end])), end + 1 - at);
    }

    // The next ` that stands alone.
    private int EndOfCode(int at)
    {
        while (at < text.Length)
        {
            if (Signs.IsOff(text, at)) at += 2;
            else if (text[at] != '`') at++;
            else if (RunAt(at) is > 1 and var run) at += run;
            else return at;
        }
        return -1;
    }

    private int TakeLink(int at)
    {
        var border = EndOfLabel(at + 1);
        var end = border < 0 ? -1 : EndOfAddress(border + 2);
        if (end < 0 || Signs.LinkAddress(text[(border + 2)..end]) is not { } address) return TakeWords("[", 1);
        var label = Read(text[(at + 1)..border], hasLinks: false);
        return Signs.HasWords(Part.Shown(label)) ? TakePart(new Part.Link(label, address), end + 1 - at) : TakeWords("[", 1);
    }

    // Where "](" stands. No label holds a bracket, so that all searches together pass each character once.
    private int EndOfLabel(int at)
    {
        while (at < text.Length && text[at] is not ('[' or ']')) at += Signs.IsOff(text, at) ? 2 : 1;
        return at + 1 < text.Length && text[at] == ']' && text[at + 1] == '(' ? at : -1;
    }

    private int EndOfAddress(int at)
    {
        var open = 0;
        for (var latest = Math.Min(text.Length, at + Signs.LongestAddress + 1); at < latest && !char.IsWhiteSpace(text[at]); at++)
        {
            if (text[at] == '(') open++;
            else if (text[at] == ')' && open-- == 0) return at;
        }
        return -1;
    }

    private int TakeMark(int at)
    {
        var run = RunAt(at);
        var sign = text.Substring(at, run);
        if (sign is not ("*" or "_" or "**" or "***")) return TakeWords(sign, run);
        Say();
        char? before = at == 0 ? null : text[at - 1];
        char? after = at + run < text.Length ? text[at + run] : null;
        var closes = before is { } last && !char.IsWhiteSpace(last) && !(after is { } next && Signs.IsOfWord(next));
        if (closes && Close(sign)) return run;
        var opens = after is { } first && !char.IsWhiteSpace(first) && !(before is { } previous && Signs.BeginsNothing(previous)) && !GoesOn(sign);
        if (opens) Open(sign);
        else _words.Append(sign);
        return run;
    }

    // Between neighbours of one kind nothing would tell where the one ends.
    private bool GoesOn(string sign) => sign is "*" or "_" && _parts is [.., Part.Italic];

    // A mark that opens again is meant anew: the one before it was only a character.
    private void Open(string sign)
    {
        _open[sign] = _parts.Count;
        _parts.Add(new Part.Words(sign));
    }

    private bool Close(string sign)
    {
        if (!_open.Remove(sign, out var opened)) return false;
        var inner = Part.Tidy(_parts.Skip(opened + 1));
        if (!Signs.HasWords(Part.Shown(inner)) || !Takes(sign, inner)) return false;
        foreach (var (other, at) in _open)
        {
            if (at > opened) _open.Remove(other);
        }
        _parts.RemoveRange(opened, _parts.Count - opened);
        _parts.Add(Wrapped(sign, inner));
        return true;
    }

    // Nothing stands inside its own kind.
    private static bool Takes(string sign, IReadOnlyList<Part> inner) => sign switch
    {
        "**" => !Part.Holds<Part.Bold>(inner),
        "***" => !Part.Holds<Part.Bold>(inner) && !Part.Holds<Part.Italic>(inner),
        _ => !Part.Holds<Part.Italic>(inner),
    };

    private static Part Wrapped(string sign, IReadOnlyList<Part> inner) => sign switch
    {
        "**" => new Part.Bold(inner),
        "***" => new Part.Bold([new Part.Italic(inner)]),
        _ => new Part.Italic(inner),
    };

    private int RunAt(int at)
    {
        var end = at + 1;
        while (end < text.Length && text[end] == text[at]) end++;
        return end - at;
    }

    private int TakePart(Part part, int length)
    {
        Say();
        _parts.Add(part);
        return length;
    }

    private void Say()
    {
        if (_words.Length == 0) return;
        _parts.Add(new Part.Words(_words.ToString()));
        _words.Clear();
    }
}
