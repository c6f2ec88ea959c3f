namespace SupportBot.Classification.Features;

/// <summary>Counts which alphabets the letters come from: the strongest hint at a language the words do not give away.</summary>
internal sealed class Script
{
    private int _latin;
    private int _cyrillic;
    private int _polish;
    private int _otherLatin;
    private int _russian;
    private int _otherCyrillic;
    private int _other;

    public int Letters => _latin + _cyrillic + _other;

    public bool IsAllLatin => Letters == _latin;

    public void Clear() => (_latin, _cyrillic, _polish, _otherLatin, _russian, _otherCyrillic, _other) = (0, 0, 0, 0, 0, 0, 0);

    /// <returns>Whether the letter itself hints at a language, beyond its folded form.</returns>
    public bool Count(char c, char folded)
    {
        if (folded < '\u0250') return CountLatin(c);
        if (folded is >= '\u0400' and <= '\u052F') return CountCyrillic(c);
        _other++;
        return false;
    }

    private bool CountLatin(char c)
    {
        _latin++;
        if (c < 128) return false;
        if ("ąćęłńśźżĄĆĘŁŃŚŹŻ".Contains(c)) _polish++;
        else if (c is not ('ó' or 'Ó' or 'é' or 'É')) _otherLatin++;
        return true;
    }

    private bool CountCyrillic(char c)
    {
        _cyrillic++;
        if ("ыэъёЫЭЪЁ".Contains(c)) _russian++;
        else if (c is > 'ё' or < 'А') _otherCyrillic++;
        else return false;
        return true;
    }

    public void WriteTo(FeatureBuffer into, float one)
    {
        if (Letters == 0) return;
        into.Set(Dense.Latin, one * _latin / Letters);
        into.Set(Dense.Cyrillic, one * _cyrillic / Letters);
        into.Set(Dense.OtherScript, one * _other / Letters);
        if (_polish > 0) into.Set(Dense.PolishLetters, one);
        if (_otherLatin > 0) into.Set(Dense.OtherLatinLetters, one);
        if (_russian > 0) into.Set(Dense.RussianLetters, one);
        if (_otherCyrillic > 0) into.Set(Dense.OtherCyrillicLetters, one);
    }
}
