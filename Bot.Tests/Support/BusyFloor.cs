using SupportBot.Channels;
using SupportBot.Classification;
using SupportBot.Conversations;
using SupportBot.Storage;

namespace SupportBot.Tests.Support;

/// <summary>Thousands of open tickets: some conversations are told as they happen, and the store multiplies them.</summary>
internal static class BusyFloor
{
    // Between the numbers of one copy and those of the next.
    private const int Step = 1000;

    private static readonly string[] Copies =
    [
        """
        INSERT INTO customers (id, channel, external_id, name, created_at)
        SELECT u.id + n.i * $2, u.channel, u.external_id || '-' || n.i, u.name || ' ' || n.i, u.created_at FROM customers u, n
        """,
        """
        INSERT INTO conversations (id, channel, address, customer_id, version, state, last_position, handled_position, changed, created_at)
        SELECT c.id + n.i * $2, c.channel, c.address || '-' || n.i, c.customer_id + n.i * $2, c.version, c.state, c.last_position, c.last_position, c.changed, c.created_at FROM conversations c, n
        """,
        """
        INSERT INTO messages (conversation_id, position, author, agent_id, channel, external_id, text, choices, reading, at)
        SELECT m.conversation_id + n.i * $2, m.position, m.author, CASE WHEN m.agent_id IS NULL THEN NULL ELSE 1 + (m.agent_id + n.i) % $3 END, m.channel,
          m.external_id || '-' || n.i, m.text, m.choices, m.reading, m.at FROM messages m, n
        """,
        """
        INSERT INTO tickets (number, conversation_id, state, tier, queue, urgency, topic, reason, agent_id, waiting_since, promised_by, broken_promises, opened_at, resolved_at, symptom)
        SELECT t.number + n.i * $2, t.conversation_id + n.i * $2, t.state, t.tier, t.queue, t.urgency, t.topic, t.reason,
          CASE WHEN t.agent_id IS NULL THEN NULL ELSE 1 + (t.agent_id + n.i) % $3 END, t.waiting_since + n.i * 10, t.promised_by, 0, t.opened_at, t.resolved_at, t.symptom FROM tickets t, n
        """,
    ];

    /// <summary>Fills a new store in which agents have the numbers from 1 on.</summary>
    /// <param name="open">How many tickets shall be open, about: half of them wait, most others are with agents.</param>
    public static async Task FillAsync(Database database, Classifier classifier, Agent agent, int agents, int open)
    {
        var told = 0;
        foreach (var (name, channel, language, problem) in People)
        {
            var story = new Story(database, new(name, channel, language), TimeProvider.System.GetUtcNow().AddMinutes(-90), classifier);
            await story.WritesAsync(problem);
            await story.BotAsync("I see. Which order is it?", "I have the number", "I don't know it");
            await story.WritesAsync("1043, and please hurry");
            await story.FactAsync("order", "1043");
            await story.HandsOffAsync(told % 3 == 0 ? HandoffReason.Urgent : HandoffReason.AskedForPerson, (Urgency)(told % 4));
            if (told++ % 2 == 0) continue;
            await story.ClaimedAsync(agent);
            await story.RepliesAsync(agent, "Good morning, I am looking at it.");
            if (told % 4 == 0) await story.WritesAsync("thank you, I am waiting");
        }
        await database.WriteAsync(WriteKey.None, async sql =>
        {
            foreach (var copy in Copies)
                await sql.ExecuteAsync($"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1) {copy}", (long)(open / told) - 1, (long)Step, (long)agents);
        });
    }

    private static readonly (string Name, ChannelName Channel, Language Language, string Problem)[] People =
    [
        ("Oksana Petrenko", ChannelName.Telegram, Language.Ru, "касса не работает уже полчаса, в зале очередь"),
        ("James Whitfield", ChannelName.Web, Language.En, "I was charged twice on 12 May for the same order"),
        ("Magdalena Wójcik", ChannelName.Discord, Language.Pl, "nie mogę się zalogować do panelu od rana"),
        ("Ahmed", ChannelName.Web, Language.En, "where is my parcel? tracking has not moved for a week"),
        ("Ирина", ChannelName.Telegram, Language.Ru, "не приходит код подтверждения"),
        ("Piotr", ChannelName.Web, Language.Pl, "faktura ma zły numer NIP"),
        ("Helena Lindqvist", ChannelName.Discord, Language.En, "the app crashes when I export the report"),
        ("Noah", ChannelName.Web, Language.En, "how do I change the address of my company?"),
        ("Zofia", ChannelName.Telegram, Language.Pl, "gdzie jest mój zwrot pieniędzy"),
        ("Иван", ChannelName.Web, Language.Ru, "с меня дважды списали деньги за заказ"),
    ];
}
