namespace SupportBot.Conversations;

/// <summary>Makes letters comparable: lower case, without the marks that people leave out when they type.</summary>
internal static class BareLetter
{
    public static char Of(char c) => char.ToLowerInvariant(c) switch
    {
        'ą' => 'a',
        'ć' => 'c',
        'ę' => 'e',
        'ł' => 'l',
        'ń' => 'n',
        'ó' => 'o',
        'ś' => 's',
        'ź' or 'ż' => 'z',
        'ё' => 'е',
        var lower => lower,
    };
}
