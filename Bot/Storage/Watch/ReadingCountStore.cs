using SupportBot.Classification;

namespace SupportBot.Storage.Watch;

/// <summary>How often each answer was read a day, all nodes together. Of customers it knows nothing.</summary>
internal sealed class ReadingCountStore(Database database)
{
    private static readonly int Key = WriteKey.Of("reading counts");

    private const string Add = """
        INSERT INTO reading_counts (day, head, answer, sure, unsure) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (day, head, answer) DO UPDATE SET sure = reading_counts.sure + excluded.sure, unsure = reading_counts.unsure + excluded.unsure
        """;

    private const string Read = "SELECT day, head, answer, sure, unsure FROM reading_counts WHERE day >= $1 ORDER BY day";

    /// <summary>Adds what one node counted since the last time.</summary>
    /// <param name="counts">In the order of heads and answers, so that no node waits for another that waits for it.</param>
    public Task AddAsync(DateOnly day, IReadOnlyList<ReadingCount> counts) => database.WriteAsync(Key, async sql =>
    {
        foreach (var count in counts) await sql.PostAsync(Add, Ms(day), count.Head.Name, count.Head.Labels[count.Answer], count.Sure, count.Unsure);
    });

    /// <summary>What was read from a day on, the oldest first.</summary>
    public async ValueTask<IReadOnlyList<(DateOnly Day, ReadingCount Count)>> ReadAsync(DateOnly from)
    {
        var rows = await database.ReadAsync(sql => sql.ListAsync(
            Read, row => (Day: DateOnly.FromDateTime(row.Time(0).UtcDateTime), Head: row.GetString(1), Answer: row.GetString(2), Sure: row.GetInt64(3), Unsure: row.GetInt64(4)),
            Ms(from)));
        // Another program may know other heads and answers.
        return
        [
            .. from row in rows
               let head = Heads.All.FirstOrDefault(head => head.Name == row.Head)
               where head is not null && head.Labels.Contains(row.Answer)
               select (row.Day, new ReadingCount(head, head.Labels.IndexOf(row.Answer), row.Sure, row.Unsure)),
        ];
    }

    private static long Ms(DateOnly day) => new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).Ms();
}
