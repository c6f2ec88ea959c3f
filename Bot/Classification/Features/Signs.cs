namespace SupportBot.Classification.Features;

/// <summary>Counts what is written between the words: exclamations, questions, smiles in any of their spellings.</summary>
internal sealed class Signs
{
    private int _exclaims;
    private int _asks;
    private int _dots;
    private int _longestExclaim;
    private int _longestAsk;
    private int _smiles;
    private int _frowns;
    private int _open;

    public void Clear() => (_exclaims, _asks, _dots, _longestExclaim, _longestAsk, _smiles, _frowns, _open) = (0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Reads the run of equal or related signs that begins the given text.</summary>
    /// <returns>How many characters were read, at least one.</returns>
    public int Read(ReadOnlySpan<char> text) => text[0] switch
    {
        '!' or '?' => Shout(text),
        '.' or '…' => Dots(text),
        ':' or ';' or '=' => Face(text),
        '(' => Open(text),
        ')' => Close(text),
        _ => 1,
    };

    private int Shout(ReadOnlySpan<char> text)
    {
        var length = text.IndexOfAnyExcept('!', '?') is var end and >= 0 ? end : text.Length;
        var exclaims = text[..length].Count('!');
        _exclaims += exclaims;
        _asks += length - exclaims;
        _longestExclaim = Math.Max(_longestExclaim, exclaims);
        _longestAsk = Math.Max(_longestAsk, length - exclaims);
        return length;
    }

    private int Dots(ReadOnlySpan<char> text)
    {
        var length = Run(text);
        if (length > 1 || text[0] == '…') _dots++;
        return length;
    }

    private int Face(ReadOnlySpan<char> text)
    {
        var mouth = text.Length > 1 && text[1] is '-' or '\'' ? 2 : 1;
        if (mouth >= text.Length) return 1;
        if (text[mouth] is ')' or 'D' or ']' or '*') _smiles++;
        else if (text[mouth] is '(' or '[' or '/' or '|') _frowns++;
        else return 1;
        return mouth + Run(text[mouth..]);
    }

    // In Russian chats a bare ")" is a smile and "((" a sad face.
    private int Open(ReadOnlySpan<char> text)
    {
        var length = Run(text);
        if (length > 1) _frowns++;
        else _open++;
        return length;
    }

    private int Close(ReadOnlySpan<char> text)
    {
        var length = Run(text);
        if (length > 1 || _open == 0) _smiles++;
        else _open--;
        return length;
    }

    private static int Run(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(text[0]) is var end and >= 0 ? end : text.Length;

    public void WriteTo(FeatureBuffer into, float one)
    {
        Flag(Dense.Exclaims, _exclaims > 0);
        Flag(Dense.ExclaimsTwice, _longestExclaim > 1);
        Flag(Dense.ExclaimsALot, _exclaims > 3);
        Flag(Dense.Asks, _asks > 0);
        Flag(Dense.AsksTwice, _longestAsk > 1);
        Flag(Dense.AsksAndExclaims, _asks > 0 && _exclaims > 0);
        Flag(Dense.TrailsOff, _dots > 0);
        Flag(Dense.Smiles, _smiles > 0);
        Flag(Dense.Frowns, _frowns > 0 || _open > 0);

        void Flag(Dense feature, bool isSet)
        {
            if (isSet) into.Set(feature, one);
        }
    }
}
