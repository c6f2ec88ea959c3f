using SupportBot.Classification;

namespace SupportBot.Admin.Labels;

/// <summary>The key of every answer, by its place on the keyboard, so that it is the same in any layout: the letter printed there on a Latin one.</summary>
internal static class LabelKeys
{
    public const string Skip = "n";
    public const string Undo = "Backspace";

    private static readonly Dictionary<string, string> Of = new()
    {
        ["language"] = "6789",
        ["sentiment"] = "qwe",
        ["anger"] = "asd",
        ["urgency"] = "1234",
        ["topic"] = "rtyuifghjk",
        ["wants_person"] = "vb",
        ["abuse"] = "zxc",
    };

    /// <summary>Null for an answer beyond those that have a key.</summary>
    public static string? For(Head head, int answer) => Of.TryGetValue(head.Name, out var keys) && answer < keys.Length ? keys[answer].ToString() : null;
}
