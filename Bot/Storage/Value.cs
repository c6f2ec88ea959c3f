using System.Data;

namespace SupportBot.Storage;

/// <summary>
/// What is bound to a statement. It has its type also when it is absent: PostgreSQL prepares a statement for certain types, and one
/// that is given others is read and planned anew every time.
/// </summary>
internal readonly record struct Value(object? Bound, DbType Type)
{
    public static implicit operator Value(long number) => new(number, DbType.Int64);

    public static implicit operator Value(long? number) => new(number, DbType.Int64);

    public static implicit operator Value(string? text) => new(text, DbType.String);

    public static implicit operator Value(byte[]? bytes) => new(bytes, DbType.Binary);
}
