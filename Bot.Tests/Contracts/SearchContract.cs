using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Storage.Search;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Contracts;

/// <summary>Conversations are found by what was said in them, in any form of its words, a moment after it was said; what is confidential or gone is not.</summary>
public abstract class SearchContract(StoreKind engine)
{
    [StoreFact]
    public async Task Conversations_are_found_by_any_form_of_their_words_in_every_language()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var (english, russian, polish) = (
            await SayAsync(store, "en", Language.En, "I was charged twice for the invoices of order A-20391"),
            await SayAsync(store, "ru", Language.Ru, "Верните деньги за отменённую посылку, код 00417"),
            await SayAsync(store, "pl", Language.Pl, "Zamówienie nie dotarło, faktura 7731 jest błędna"));
        await AllAsync(store);

        foreach (var (words, expected) in new[]
        {
            ("invoice", english), ("INVOICES charged", english), ("20391", english), ("a-20391 charge", english),
            ("посылка", russian), ("отмененные посылки", russian), ("00417", russian), ("деньгами", russian),
            ("zamowienia", polish), ("błędne faktury", polish), ("7731", polish),
        })
            (await FindAsync(store, words)).ShouldBe([expected], words);
        foreach (var words in new[] { "invoice посылка", "417", "refund" }) (await FindAsync(store, words)).ShouldBeEmpty(words);
    }

    [StoreFact]
    public async Task The_newest_come_first_and_words_of_the_queue_narrow_them_down()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var first = await SayAsync(store, "1", Language.En, "the printer is on fire");
        var second = await SayAsync(store, "2", Language.Pl, "printer, drukarka nie działa");
        var third = await SayAsync(store, "3", Language.En, "my printer prints nothing");
        await ChangeAsync(store, third, conversation => conversation with { Ticket = conversation.Ticket with { Urgency = Urgency.High, Queue = "technical" } });
        await AllAsync(store);
        (await FindAsync(store, "printer")).ShouldBe([third, second, first]);
        await ChangeAsync(store, first, conversation => conversation, new Line(LineKind.Note, "I phoned the fire brigade") { Agent = Some.Agent });
        await AllAsync(store);

        (await FindAsync(store, "printer")).ShouldBe([first, third, second], "what was said last");
        (await FindAsync(store, "printer pl")).ShouldBe([second]);
        (await FindAsync(store, "printer high technical web")).ShouldBe([third]);
        (await FindAsync(store, "printer billing")).ShouldBeEmpty();
        (await FindAsync(store, "brigades")).ShouldBe([first], "agents find their notes");
        (await FindAsync(store, "printer", TicketState.Resolved)).ShouldBeEmpty();
        (await FindAsync(store, $"{second}")).ShouldBe([second]);
        (await new SearchStore(store.Database, new QueueStore(store.Database, store.Clock)).FindAsync(Query("the and", null))).ShouldBeNull("that stands in any text");
    }

    [StoreFact]
    public async Task C24_What_is_taken_back_confidential_or_erased_is_found_by_nobody()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var gone = await SayAsync(store, "gone", Language.En, "my umbrella", "m1");
        var edited = await SayAsync(store, "edited", Language.En, "my teapot", "m2");
        var secret = await SayAsync(store, "secret", Language.En, "the log says walrus", files: [new Attachment("0", "log.txt", "text/plain", 1) { IsConfidential = true }]);
        var erased = await SayAsync(store, "erased", Language.En, "my accordion");
        await AllAsync(store);
        foreach (var (words, number) in new[] { ("umbrella", gone), ("teapot", edited), ("accordion", erased) }) (await FindAsync(store, words)).ShouldBe([number]);
        (await FindAsync(store, "walrus")).ShouldBeEmpty();

        store.Clock.Advance(TimeSpan.FromSeconds(1));
        foreach (var content in new IncomingContent[] { new IncomingContent.Deletion("m1"), new IncomingContent.Edit("m2", "my kettle") })
            await store.AcceptAsync(store.Message("", content is IncomingContent.Edit ? "edited" : "gone") with { Content = content, SentAt = store.Clock.GetUtcNow() });
        await new Erasure(store.Database, new MemoryAttachments(), store.Clock).EraseAsync(erased, "root", default);
        (await FindAsync(store, "accordion")).ShouldBeEmpty("at once");
        await AllAsync(store);

        (await FindAsync(store, "umbrella")).ShouldBeEmpty();
        (await FindAsync(store, "teapot")).ShouldBeEmpty();
        (await FindAsync(store, "kettle")).ShouldBe([edited]);
        secret.ShouldNotBe(gone);
    }

    [StoreFact]
    public async Task Nodes_that_write_down_the_same_do_it_once_and_none_is_left_out()
    {
        await using var store = await TestStore.OpenAsync(engine);
        for (var i = 0; i < 25; i++) await SayAsync(store, $"{i}", Language.En, $"complaint number 9{i:00}");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => AllAsync(store, atOnce: 7)));

        (await FindAsync(store, "complaints")).Count.ShouldBe(25);
        for (var i = 0; i < 25; i++) (await FindAsync(store, $"9{i:00}")).Count.ShouldBe(1);
    }

    private static async Task<TicketNumber> SayAsync(TestStore store, string address, Language language, string text, string? id = null, params Attachment[] files)
    {
        var accepted = await store.AcceptAsync(store.Message(text, address, id) with { Attachments = files });
        var number = TicketStore.NumberFor(accepted.Conversation.Value);
        await ChangeAsync(store, number, conversation => conversation with { Language = language });
        return number;
    }

    private static async Task ChangeAsync(TestStore store, TicketNumber number, Func<Conversation, Conversation> change, params Line[] lines)
    {
        var before = (await store.Conversations.FindAsync(number))!;
        (await store.Conversations.CommitAsync(new Commit(before, change(before)) { Lines = lines }, default)).ShouldBeTrue();
    }

    private static async Task AllAsync(TestStore store, int atOnce = 100)
    {
        var newest = await store.Database.ReadAsync(sql => sql.FirstAsync("SELECT COALESCE(MAX(changed), 0) FROM conversations", row => row.GetInt64(0)));
        await store.UntilAsync(() => Task.FromResult(store.Database.Settled > newest), TimeSpan.FromMinutes(1));
        while (await new SearchIndex(store.Database).TakeAsync(atOnce) > 0) { }
    }

    private static async Task<List<TicketNumber>> FindAsync(TestStore store, string words, TicketState? state = null) =>
        [.. (await new SearchStore(store.Database, new QueueStore(store.Database, store.Clock)).FindAsync(Query(words, state)))!.Select(found => found.Row.Ticket.Number)];

    private static SearchQuery Query(string words, TicketState? state) => SearchQuery.Of(words, Queues.All, state) with { Take = 50 };
}

public sealed class SearchOnSqlite() : SearchContract(StoreKind.Sqlite);

/// <inheritdoc/>
[OnPostgres]
public sealed class SearchOnPostgres() : SearchContract(StoreKind.Postgres);
