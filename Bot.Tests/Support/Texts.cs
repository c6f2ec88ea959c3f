using FsCheck;
using FsCheck.Fluent;

namespace SupportBot.Tests.Support;

/// <summary>Texts as the worst customers and the worst clients write them.</summary>
internal static class Texts
{
    private static readonly string[] Fragments =
    [
        "a", "payment", "не работает", "żółć", "ё", "漢字", "1", ".", "! ", "? ", ". ", " ", "  ", "\n", "\n\n", "\t", "\r", "\r\n", "\u2028", "\u00a0",
        "\0", "\u0007", "\u0085", "\u009f", "\ud83d", "\ude00", "\ud83d\ude00", "\udbff\udfff", "\ufffd", "\uffff",
        "\u202e", "\u2066", "\u200f", "\u061c", "\ufeff", "\u200d", "\u200b", "\u0301", "\u0489", "\u20e3", "\ufe0f",
        "e\u0301\u0302\u0303\u0304\u0305\u0306\u0307", "\U0001F469\u200d\U0001F469\u200d\U0001F467", "\U0001F1F5\U0001F1F1",
        "<script>alert(1)</script>", "https://example.org/a/very/long/path/that/goes/on?and=on&and=on", new string('x', 40),
    ];

    public static Arbitrary<string> Wild { get; } =
        Gen.OneOf(Gen.Elements(Fragments).ListOf().Select(string.Concat), Gen.Choose(0, 0xffff).ListOf().Select(AsChars)).ToArbitrary();

    private static string AsChars(IEnumerable<int> codes) => new([.. codes.Select(code => (char)code)]);
}
