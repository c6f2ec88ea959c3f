namespace SupportBot.Storage;

/// <summary>
/// The words SQL may use for what engines spell differently: <c>{id}</c> a number the engine gives, <c>{bytes}</c> a type;
/// <c>{lock}</c> and <c>{claim}</c> at the end of a SELECT whose rows are kept from other writers, the second passing over those that
/// others hold; <c>{share}</c> there too, for rows that only have to stay as they are; <c>{like}</c> a LIKE that ignores case where it
/// can; <c>{bytewise}</c> after a text that is ordered by its bytes in any language; <c>{sequence}</c> the number of this write;
/// <c>{settled}</c> above every change that can no longer be joined by an earlier one; <c>{ours}</c> the same, dearer, and whatever
/// else the server writes. At the beginning of a line of a migration <c>{sqlite}</c> or <c>{postgres}</c> says whose it is alone. Articles are
/// looked up by words through <c>{found}</c>, the rows that have any of $1, <c>{nearest}</c>, in which order, and <c>{stems}</c>, how $3 is indexed;
/// conversations through <c>{found talks}</c>, those <c>d</c> that hold what $1 asks for, <c>{latest}</c>, those first that changed last, and <c>{document}</c>, how $2 is indexed.
/// </summary>
internal static class EngineWords
{
    public static string In(string sql, IReadOnlyDictionary<string, string> words) =>
        sql.Contains('{') ? words.Aggregate(sql, (text, word) => text.Replace(word.Key, word.Value, StringComparison.Ordinal)) : sql;
}
