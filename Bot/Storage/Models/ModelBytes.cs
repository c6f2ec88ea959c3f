using SupportBot.Classification;

namespace SupportBot.Storage.Models;

/// <summary>
/// The bytes of models, where every node finds them: in chunks, each a write of its own, so that a large one holds up nobody. A version
/// is a hash of the bytes, so chunks that stand already are the same, or damaged and mended by that.
/// </summary>
internal sealed class ModelBytes(Database database)
{
    public const int ChunkLength = 256 * 1024;

    // 16 MiB in one write.
    private const long RemovedAtOnce = 64;

    private const string Add = """
        INSERT INTO model_chunks (version, number, bytes) VALUES ($1, $2, $3)
        ON CONFLICT (version, number) DO UPDATE SET bytes = excluded.bytes
        """;

    private const string Read = "SELECT bytes FROM model_chunks WHERE version = $1 ORDER BY number";

    private const string NextLoose = "SELECT version FROM model_chunks c WHERE NOT EXISTS (SELECT 1 FROM models m WHERE m.version = c.version) LIMIT 1";

    private const string RemoveSome = """
        DELETE FROM model_chunks
        WHERE version = $1 AND number > (SELECT MAX(number) FROM model_chunks WHERE version = $1) - $2
        """;

    public async Task AddAsync(ModelVersion version, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        for (var (from, number) = (0, 0L); from < bytes.Length; from += ChunkLength, number++)
        {
            var (place, chunk) = (number, bytes.Slice(from, Math.Min(ChunkLength, bytes.Length - from)).ToArray());
            await database.WriteAsync(WriteKey.None, sql => sql.ExecuteAsync(Add, version.Value, place, chunk), ct);
        }
    }

    /// <summary>All of them; null when there are not exactly as many as there should be.</summary>
    public ValueTask<byte[]?> ReadAsync(ModelVersion version, long size) => database.ReadAsync(async sql =>
    {
        var bytes = new byte[size];
        var read = 0L;
        await sql.ListAsync(
            Read,
            row =>
            {
                var length = row.GetBytes(0, 0, null, 0, 0);
                if (read + length <= size) row.GetBytes(0, 0, bytes, (int)read, (int)length);
                return read += length;
            },
            version.Value);
        return read == size ? bytes : null;
    });

    /// <summary>Removes the chunks of models that are no more, a part at a time.</summary>
    public async Task RemoveLooseAsync(CancellationToken ct)
    {
        while (await database.ReadAsync(sql => sql.FirstAsync(NextLoose, row => row.GetString(0))) is { } version)
            while (await database.WriteAsync(WriteKey.None, sql => sql.ExecuteAsync(RemoveSome, version, RemovedAtOnce), ct) > 0) { }
    }
}
