using SupportBot.Conversations;

namespace SupportBot.Triage.Listening;

/// <summary>Finds an e-mail address and a telephone number.</summary>
internal static class Contacts
{
    private static readonly string[] PhoneWords = ["phone", "tel", "mobile", "cell", "телефон", "тел", "номер телефона", "сотов", "мобильн", "telefon", "komork", "zadzwon", "call me", "whatsapp"];

    public static string? Email(string text)
    {
        for (var at = text.IndexOf('@'); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var start = at;
            while (start > 0 && at - start < 64 && IsLocal(text[start - 1])) start--;
            var end = at + 1;
            while (end < text.Length && end - at < 255 && IsHost(text[end])) end++;
            var host = text[(at + 1)..end].TrimEnd('.', '-');
            var local = text[start..at].TrimStart('.', '-');
            if (local.Length > 0 && IsDomain(host)) return $"{local}@{host}";
        }
        return null;
    }

    /// <summary>A number with +, one in the Russian form 8 9xx, or any of 7 to 15 digits where the text speaks of a telephone.</summary>
    public static string? Phone(string text, List<DigitRuns.Run> runs)
    {
        string? folded = null;
        foreach (var run in runs)
        {
            if (run.Digits.Length > 15) continue;
            if (run.Plus) return "+" + run.Digits;
            if (run.Digits.Length == 11 && run.Digits[0] is '7' or '8' && run.Digits[1] == '9') return run.Digits;
            folded ??= string.Concat(text.Select(BareLetter.Of));
            var before = folded.AsSpan(Math.Max(0, run.Start - 30), Math.Min(30, run.Start));
            foreach (var word in PhoneWords)
                if (before.Contains(word, StringComparison.Ordinal)) return run.Digits;
        }
        return null;
    }

    private static bool IsLocal(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '%' or '+' or '-';

    private static bool IsHost(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-';

    private static bool IsDomain(string host)
    {
        var dot = host.LastIndexOf('.');
        return dot > 0 && host.Length - dot > 2 && !host.Contains("..", StringComparison.Ordinal) && host[0] != '-' && host.AsSpan(dot + 1).IndexOfAnyExceptInRange('A', 'z') < 0;
    }
}
