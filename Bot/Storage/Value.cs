using System.Data;
using System.Text;

namespace SupportBot.Storage;

/// <summary>
/// What is bound to a statement. It has its type also when it is absent: PostgreSQL prepares a statement for certain types, and one
/// that is given others is read and planned anew every time.
/// </summary>
internal readonly record struct Value(object? Bound, DbType Type)
{
    public static implicit operator Value(long number) => new(number, DbType.Int64);

    public static implicit operator Value(long? number) => new(number, DbType.Int64);

    public static implicit operator Value(string? text) => new(text is null ? null : Sound(text), DbType.String);

    public static implicit operator Value(byte[]? bytes) => new(bytes, DbType.Binary);

    // Channels clean what people send (TextRules). What slips through here and there must not stop a write: PostgreSQL takes no NUL,
    // no engine takes half a character, and both would go on failing for ever.
    private static string Sound(string text)
    {
        if (!text.Contains('\0') && !text.AsSpan().ContainsAnyInRange('\ud800', '\udfff')) return text;
        var sound = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) sound.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        return sound.ToString();
    }
}
