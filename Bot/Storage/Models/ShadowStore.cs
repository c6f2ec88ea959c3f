using SupportBot.Classification;
using SupportBot.Conversations;

namespace SupportBot.Storage.Models;

/// <summary>Counts, for all nodes together, what candidates would have read otherwise. Of customers it knows only where they wrote.</summary>
internal sealed class ShadowStore(Database database, TimeProvider clock)
{
    /// <summary>How many samples are kept of each kind of difference.</summary>
    public const int MostSamples = 5;

    // Beside the heads: how many turns were read, and how many left out.
    private static readonly ReadingPair Turns = new(-1, 0, 0);
    private static readonly ReadingPair LeftOut = new(-1, 0, 1);
    private static readonly int Key = WriteKey.Of("shadow");

    private const string Count = """
        INSERT INTO shadow_counts (model, head, active_answer, shadow_answer, number) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (model, head, active_answer, shadow_answer) DO UPDATE SET number = shadow_counts.number + excluded.number
        """;

    // Of a customer who was erased meanwhile nothing is kept.
    private const string AddSample = """
        INSERT INTO shadow_samples (model, head, conversation_id, position, active_answer, shadow_answer, at) SELECT $1, $2, $3, $4, $5, $6, $7
        WHERE EXISTS (SELECT 1 FROM conversations WHERE id = $3)
          AND (SELECT COUNT(*) FROM shadow_samples WHERE model = $1 AND head = $2 AND active_answer = $5 AND shadow_answer = $6) < $8
        ON CONFLICT DO NOTHING
        """;

    private const string Counted = "SELECT head, active_answer, shadow_answer, number FROM shadow_counts WHERE model = $1";

    private const string Samples = """
        SELECT s.head, s.active_answer, s.shadow_answer, t.number, s.position, substr(m.text, 1, 200) FROM shadow_samples s
        JOIN messages m ON m.conversation_id = s.conversation_id AND m.position = s.position AND m.deleted_at IS NULL
        JOIN tickets t ON t.conversation_id = s.conversation_id
        WHERE s.model = $1 ORDER BY s.head, s.active_answer, s.shadow_answer, s.at DESC
        """;

    /// <summary>Adds what one node counted since the last time.</summary>
    public Task AddAsync(ModelVersion model, IReadOnlyDictionary<ReadingPair, long> pairs, long turns, long leftOut, IReadOnlyList<ShadowSample> samples, CancellationToken ct) =>
        database.WriteAsync(
            Key,
            async sql =>
            {
                var counts = pairs.Append(new(Turns, turns)).Append(new(LeftOut, leftOut)).Where(count => count.Value > 0);
                // In one order on all nodes, so that none waits for another that waits for it.
                foreach (var (pair, number) in counts.OrderBy(count => (count.Key.Head, count.Key.Active, count.Key.Shadow)))
                    await sql.PostAsync(Count, model.Value, (long)pair.Head, (long)pair.Active, (long)pair.Shadow, number);
                foreach (var (pair, conversation, position) in samples)
                    await sql.PostAsync(
                        AddSample, model.Value, (long)pair.Head, conversation.Value, position, (long)pair.Active, (long)pair.Shadow, clock.GetUtcNow().Ms(), (long)MostSamples);
            }, ct);

    public ValueTask<ShadowTally> ReadAsync(ModelVersion model) => database.ReadAsync(async sql =>
    {
        var counts = (await sql.ListAsync(Counted, row => (Pair: new ReadingPair(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2)), Number: row.GetInt64(3)), model.Value))
            .ToDictionary(count => count.Pair, count => count.Number);
        var samples = await sql.ListAsync(
            Samples,
            row => new ShownSample(new(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2)), new TicketNumber(row.GetInt64(3)), row.GetInt64(4), row.GetString(5)),
            model.Value);
        return new ShadowTally(
            counts.GetValueOrDefault(Turns), counts.GetValueOrDefault(LeftOut), counts.Where(count => IsKnown(count.Key)).ToDictionary(),
            [.. samples.Where(sample => IsKnown(sample.Pair))]);
    });

    // Another program may know other heads and answers.
    private static bool IsKnown(ReadingPair pair) =>
        pair.Head >= 0 && pair.Head < Heads.All.Length && Math.Max(pair.Active, pair.Shadow) < Heads.All[pair.Head].Count;
}
