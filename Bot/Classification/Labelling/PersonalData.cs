using System.Text.RegularExpressions;

namespace SupportBot.Classification.Labelling;

/// <summary>
/// Takes out of a text what leads to a person: e-mail addresses and handles, and the digits of phone, card, account, document and order
/// numbers. What stands for them reads alike to the classifier, which sees every digit as 0 and every address as one feature, so
/// nothing that could be learnt is lost. Short numbers (an amount, an hour, an error code) stay.
/// </summary>
internal static partial class PersonalData
{
    private const string Address = "name@example.com";
    private const string Handle = "@name";

    // The shortest phone numbers have seven digits; an order's number is one run of five or more.
    private const int LongestKept = 6;
    private const int LongestRunKept = 4;
    private const int LongestKeptInCode = 3;

    /// <summary>Masking what is masked changes nothing.</summary>
    public static string Mask(string text)
    {
        text = Spelled().Replace(Addresses().Replace(text, Address), Address);
        text = Handles().Replace(text, Handle);
        text = Secrets().Replace(text, match => Zeros(match.Value));
        text = Codes().Replace(text, match => match.Value.Count(char.IsDigit) > LongestKeptInCode ? Zeros(match.Value) : match.Value);
        return Numbers().Replace(text, match => IsLong(match.ValueSpan) ? Zeros(match.Value) : match.Value);
    }

    private static bool IsLong(ReadOnlySpan<char> number)
    {
        var (all, run) = (0, 0);
        foreach (var c in number)
        {
            run = char.IsDigit(c) ? run + 1 : 0;
            if (run > 0) all++;
            if (run > LongestRunKept || all > LongestKept) return true;
        }
        return false;
    }

    private static string Zeros(string text) => string.Create(text.Length, text, (to, from) =>
    {
        for (var i = 0; i < from.Length; i++) to[i] = char.IsDigit(from[i]) ? '0' : from[i];
    });

    // Repetitions are bounded, so that no text takes long.
    [GeneratedRegex(@"[\p{L}\p{N}._%+\-]{1,64}@[\p{L}\p{N}\-]{1,63}(?:\.[\p{L}\p{N}\-]{1,63}){1,5}")]
    private static partial Regex Addresses();

    // "jan kropka nowak małpa firma kropka pl", "ivan собака mail точка ru", "ann (at) mail dot com".
    [GeneratedRegex(
        @"(?<![\p{L}\p{N}._+\-])[\p{L}\p{N}._+\-]{1,64}(?:\s(?:dot|точка|kropka)\s[\p{L}\p{N}_+\-]{1,64}){0,2}\s?(?:[(\[]\s?(?:at|собака|małpa|malpa)\s?[)\]]|\s(?:собака|małpa|malpa|at)\s)\s?[\p{L}\p{N}\-]{1,63}(?:(?:\s?[(\[]?(?:dot|точка|kropka)[)\]]?\s?|\.)[\p{L}\-]{2,20}){1,3}",
        RegexOptions.IgnoreCase)]
    private static partial Regex Spelled();

    [GeneratedRegex(@"(?<![\p{L}\p{N}@.])@[\p{L}\p{N}_]{3,64}")]
    private static partial Regex Handles();

    [GeneratedRegex(@"(?<!\p{L})(?:cvv2?|cvc2?|pin|пин|пинкод|пин-код)(?!\p{L})[^\p{N}\n]{0,12}\p{Nd}{3,8}", RegexOptions.IgnoreCase)]
    private static partial Regex Secrets();

    // Letters and digits in one word: passports, parcels, IBANs with a bank's letters, identifiers.
    [GeneratedRegex(@"(?=[\p{Nd}]{0,40}\p{L})(?=\p{L}{0,40}\p{Nd})[\p{L}\p{Nd}]{5,}(?:[\-_/][\p{L}\p{Nd}]+)*")]
    private static partial Regex Codes();

    // Digits, and what people put between the groups of a number.
    [GeneratedRegex(@"\p{Nd}+(?:[\s.\-–—/()\u200B-\u200D\u2060\uFEFF]{1,3}\p{Nd}+)*")]
    private static partial Regex Numbers();
}
