namespace SupportBot.Triage.Listening;

/// <summary>Digits that belong together though blanks, dashes and brackets divide them: telephones and payment cards.</summary>
internal static class DigitRuns
{
    /// <summary>One run.</summary>
    /// <param name="Digits">The digits alone.</param>
    /// <param name="Plus">A + stands before them.</param>
    internal readonly record struct Run(int Start, int End, string Digits, bool Plus);

    private const int LongestNumber = 24;
    private const int Shortest = 7;

    /// <summary>The runs of seven digits or more.</summary>
    public static List<Run> Of(string text)
    {
        var runs = new List<Run>();
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsAsciiDigit(text[at])) continue;
            var run = Read(text, at);
            if (run.Digits.Length > 0) runs.Add(run);
            at = run.End - 1;
        }
        return runs;
    }

    /// <summary>What may be a payment card: 13 to 19 digits with an issuer's first digit and a right check digit (ISO/IEC 7812). It is never kept as a fact.</summary>
    public static List<Run> Cards(List<Run> runs) =>
        runs.FindAll(static r => !r.Plus && r.Digits.Length is >= 13 and <= 19 && r.Digits[0] is >= '2' and <= '6' && HasCheckDigit(r.Digits));

    private static Run Read(string text, int start)
    {
        Span<char> digits = stackalloc char[LongestNumber];
        var count = 0;
        var end = start;
        for (var at = start; at < text.Length && count < LongestNumber; at++)
        {
            if (char.IsAsciiDigit(text[at]))
            {
                digits[count++] = text[at];
                end = at + 1;
            }
            else if (text[at] is not (' ' or '-' or '(' or ')' or '\u00a0') || at - end >= 2)
            {
                break;
            }
        }
        var plus = start > 0 && (text[start - 1] == '+' || (text[start - 1] == '(' && start > 1 && text[start - 2] == '+'));
        return new Run(start, end, count < Shortest ? "" : new string(digits[..count]), plus);
    }

    private static bool HasCheckDigit(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            if (i % 2 == 1) digit = digit > 4 ? (digit * 2) - 9 : digit * 2;
            sum += digit;
        }
        return sum % 10 == 0;
    }
}
