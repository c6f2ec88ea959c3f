using SupportBot.Conversations;

namespace SupportBot.Storage.Replies;

/// <summary>How agents sign, in each language they chose to (C29).</summary>
internal sealed class SignatureStore(Database database)
{
    private const string Keep = """
        INSERT INTO signatures (agent_id, language, text) VALUES ($1, $2, $3) ON CONFLICT (agent_id, language) DO UPDATE SET text = excluded.text
        """;

    public async ValueTask<IReadOnlyDictionary<Language, string>> OfAsync(AgentId agent) => (await database.ReadAsync(sql => sql.ListAsync(
        "SELECT language, text FROM signatures WHERE agent_id = $1", row => (Language: Enum.Parse<Language>(row.GetString(0)), Text: row.GetString(1)), agent.Value)))
        .ToDictionary(one => one.Language, one => one.Text);

    /// <summary>An empty text takes the signature away.</summary>
    public Task KeepAsync(AgentId agent, IReadOnlyDictionary<Language, string> texts, CancellationToken ct) => database.WriteAsync(WriteKey.None, async sql =>
    {
        foreach (var (language, text) in texts)
        {
            if (text.Length == 0) await sql.PostAsync("DELETE FROM signatures WHERE agent_id = $1 AND language = $2", agent.Value, language.ToString());
            else await sql.PostAsync(Keep, agent.Value, language.ToString(), text);
        }
    }, ct);
}
