using System.Globalization;
using SupportBot.Classification.Training;
using SupportBot.Conversations;
using SupportBot.Storage;

namespace SupportBot.Benchmarks.Search;

/// <summary>A store full of talk in three languages: what customers wrote in the corpus, with order numbers of their own, and agents who answer in other words of it.</summary>
internal sealed class TalkStore(string corpus)
{
    private const int MessagesEach = 20;
    private readonly Random _dice = new(7);

    private readonly string[][] _texts = [.. new[] { "en", "ru", "pl" }.Select(language => Texts(Path.Combine(corpus, language), corpus))];

    /// <summary>Texts of one language.</summary>
    public string[] Of(int language) => _texts[language];

    public async Task FillAsync(IEngine engine, int messages)
    {
        using var sql = await Sql.OpenAsync(engine, writable: true);
        await sql.BeginAsync();
        for (var id = 1L; id <= messages / MessagesEach; id++) await AddAsync(sql, id);
        await sql.CommitAsync();
        // Whoever writes next goes on behind the ids that were given here.
        foreach (var table in engine is PostgresEngine ? ["customers", "conversations"] : Array.Empty<string>())
            await sql.FirstAsync($"SELECT setval(pg_get_serial_sequence('{table}', 'id'), MAX(id)) FROM {table}", row => row.GetInt64(0));
        await sql.ExecuteAsync("ANALYZE");
    }

    private async Task AddAsync(Sql sql, long id)
    {
        var language = (int)(id % 3);
        var at = 1_790_000_000_000 + (id * 1000);
        await sql.PostAsync("INSERT INTO customers (id, channel, external_id, name, created_at) VALUES ($1, 'web', $2, $3, $4)", id, Text(id), $"Customer {id}", at);
        await sql.PostAsync(
            """
            INSERT INTO conversations (id, channel, address, customer_id, version, state, last_position, handled_position, changed, created_at)
            VALUES ($1, 'web', $2, $1, 9, $3, $4, $4, $1, $5)
            """,
            id, $"address-{id}", System.Text.Json.JsonSerializer.Serialize(StoredState.New with { Language = (Language)(language + 1) }, StoredJson.Default.StoredState), (long)MessagesEach, at);
        await sql.PostAsync(
            "INSERT INTO tickets (number, conversation_id, state, tier, queue, urgency, topic, broken_promises, opened_at) VALUES ($1, $2, $3, 2, $4, $5, $6, 0, $7)",
            1000 + id, id, id % 4, Queues.All[(int)(id % Queues.All.Count)], id % 4, id % 10, at);
        for (var position = 1L; position <= MessagesEach; position++)
        {
            var isCustomers = position % 2 == 1;
            var text = _texts[language][_dice.Next(_texts[language].Length)];
            await sql.PostAsync(
                "INSERT INTO messages (conversation_id, position, author, channel, external_id, text, at) VALUES ($1, $2, $3, 'web', $4, $5, $6)",
                id, position, isCustomers ? 0L : 2L, isCustomers ? $"{id}:{position}" : null, position == 1 ? $"{text} {100_000 + id}" : text, at + position);
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string[] Texts(string folder, string corpus)
    {
        var all = Corpus.Read(corpus).Select(message => message.Text).ToHashSet(StringComparer.Ordinal);
        return [.. Directory.GetFiles(folder, "*.tsv", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Select(line => line.Split('\t')[^1]).Where(all.Contains)];
    }
}
