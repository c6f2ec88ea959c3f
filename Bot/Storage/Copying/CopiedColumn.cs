namespace SupportBot.Storage.Copying;

/// <summary>What a column holds.</summary>
internal enum ColumnKind
{
    Number,

    /// <summary>A number that PostgreSQL keeps in two bytes.</summary>
    SmallNumber,
    Text,
    Bytes,
}

/// <summary>A column of a table that is copied.</summary>
internal sealed record CopiedColumn(string Name, ColumnKind Kind)
{
    /// <param name="type">As an engine spells it.</param>
    public static CopiedColumn Of(string name, string type) => new(name, type.ToUpperInvariant() switch
    {
        "BIGINT" or "INTEGER" => ColumnKind.Number,
        "SMALLINT" => ColumnKind.SmallNumber,
        "TEXT" => ColumnKind.Text,
        "BLOB" or "BYTEA" => ColumnKind.Bytes,
        _ => throw new NotSupportedException($"Column {name} has a type that no copy was taught: {type}."),
    });
}
