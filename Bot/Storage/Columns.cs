using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SupportBot.Storage;

/// <summary>How values stand in columns: times as Unix milliseconds, records and lists as JSON, absent as NULL.</summary>
internal static class Columns
{
    public static long Ms(this DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    public static long? Ms(this DateTimeOffset? time) => time?.ToUnixTimeMilliseconds();

    /// <summary>A time as the store gives it back, so that what is remembered equals what is read.</summary>
    public static DateTimeOffset Kept(this DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.Ms());

    public static DateTimeOffset Time(this DbDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    public static DateTimeOffset? TimeOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.Time(column);

    public static long? NumberOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    public static string? TextOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static IReadOnlyList<T> List<T>(this DbDataReader row, int column, JsonTypeInfo<IReadOnlyList<T>> type) =>
        row.IsDBNull(column) ? [] : JsonSerializer.Deserialize(row.GetString(column), type) ?? [];

    public static string? ListJson<T>(IReadOnlyList<T> list, JsonTypeInfo<IReadOnlyList<T>> type) =>
        list.Count == 0 ? null : JsonSerializer.Serialize(list, type);
}
