using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Contracts;

/// <summary>Whatever people and messengers send can be kept, found and read again, whatever the engine.</summary>
public abstract class TextContract(StoreKind engine)
{
    private const char Unreadable = '\ufffd';

    // By name, for half a character does not survive as the argument of a test.
    private static readonly Dictionary<string, (string Sent, string Kept)> Texts = new()
    {
        ["NUL"] = ("a\0b", "a\ufffdb"),
        ["the first half of a character"] = ("half \ud83d", "half \ufffd"),
        ["the second half of a character"] = ("\udc69 half", "\ufffd half"),
        ["halves in the wrong order"] = ("\udc69\ud83d", "\ufffd\ufffd"),
        ["what is rare and sound"] = ("👩‍👩‍👧 漢字 \u0007 \u202e \ufffe", "👩‍👩‍👧 漢字 \u0007 \u202e \ufffe"),
        ["SQL"] = ("$1 {claim} %s '; DROP TABLE messages; --", "$1 {claim} %s '; DROP TABLE messages; --"),
    };

    [StoreTheory]
    [InlineData("NUL")]
    [InlineData("the first half of a character")]
    [InlineData("the second half of a character")]
    [InlineData("halves in the wrong order")]
    [InlineData("what is rare and sound")]
    [InlineData("SQL")]
    public async Task A_text_that_slipped_through_the_border_is_kept_in_every_column(string name)
    {
        var (sent, kept) = Texts[name];
        await using var store = await TestStore.OpenAsync(engine);
        var neighbour = store.AcceptAsync(store.Message("hello", "neighbour"));
        var accepted = await store.AcceptAsync(new IncomingMessage
        {
            Address = new Address(ChannelName.Web, sent),
            ExternalId = sent,
            Sender = new Sender(sent, sent, sent),
            Content = new IncomingContent.Choice(sent, sent),
            Attachments = [new Attachment("0", sent, sent, 1)],
        });
        await CommitAsync(store, accepted.Conversation, sent);

        (await neighbour).Acceptance.Position.ShouldBe(1);
        var lines = (await store.Transcript.ReadAsync(new Address(ChannelName.Web, sent), 0, 10, default)).ShouldNotBeNull();
        lines.Select(line => line.Text).ShouldBe([kept, kept]);
        (lines[0].AuthorName, lines[0].ExternalId, lines[0].Attachments[0].Name.Replace('\0', Unreadable)).ShouldBe((kept, kept, kept));
        lines[1].Choices[0].Label.Replace('\0', Unreadable).ShouldBe(kept);
        (await store.AnewAsync(accepted.Conversation)).Ticket.Symptom.ShouldBe(kept);
        (await store.Outbox.ClaimAsync(ChannelName.Web, store.Clock.GetUtcNow(), 10)).Single().Message.Text.ShouldBe(kept);
    }

    [StoreTheory]
    [InlineData("ż")]
    [InlineData("漢")]
    [InlineData("😡")]
    public async Task The_longest_text_is_kept_whole(string letter)
    {
        await using var store = await TestStore.OpenAsync(engine);
        var text = string.Concat(Enumerable.Repeat(letter, TextRules.MaxIncomingLength / letter.Length));

        var accepted = await store.AcceptAsync(store.Message(text));

        (await store.Conversations.LoadAsync(accepted.Conversation)).ShouldNotBeNull().Pending.Single().Text.ShouldBe(text);
    }

    [StoreFact]
    public async Task What_can_be_absent_can_come_and_go()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var id = (await store.AcceptAsync(store.Message("hello") with { Sender = new Sender("nobody") })).Conversation;
        var bare = await store.AnewAsync(id);
        var now = store.Clock.GetUtcNow();
        var full = bare.Ticket with
        {
            State = TicketState.Claimed, Reason = HandoffReason.Urgent, Agent = new AgentId(7), WaitingSince = now, PromisedBy = now, ResolvedAt = now, Symptom = "it broke",
        };

        foreach (var ticket in new[] { full, bare.Ticket, full })
        {
            var before = await store.AnewAsync(id);
            (await store.Conversations.CommitAsync(new Commit(before, before with { Ticket = ticket }), CancellationToken.None)).ShouldBeTrue();
            (await store.AnewAsync(id)).Ticket.ShouldBe(ticket);
        }
    }

    [StoreFact]
    public async Task What_became_of_a_delivery_is_kept_with_its_id_and_problem_or_without()
    {
        await using var store = await TestStore.OpenAsync(engine);
        await CommitAsync(store, (await store.AcceptAsync(store.Message("hello"))).Conversation, "answer");
        var now = store.Clock.GetUtcNow();

        await store.Outbox.RetryAsync(await ClaimedAsync(store), now, "half \ud83d and \0 of it");
        await store.Outbox.RetryAsync(await ClaimedAsync(store), now, "too many");
        await store.Outbox.SentAsync(await ClaimedAsync(store), "id-1");

        var row = await store.Database.ReadAsync(sql => sql.FirstAsync(
            "SELECT state, external_id, problem, done_at FROM outbox", row => (row.GetInt32(0), row.TextOrNull(1), row.TextOrNull(2), row.TimeOrNull(3))));
        row.ShouldBe(((int)DeliveryState.Sent, "id-1", null, now));
    }

    [StoreTheory]
    [InlineData("ирина", "Ирина Żółć")]
    [InlineData("ИРИНА", "Ирина Żółć")]
    [InlineData("żółć", "Ирина Żółć")]
    [InlineData("ŻÓŁĆ", "Ирина Żółć")]
    [InlineData("ANN", "Ann")]
    [InlineData("nobody", null)]
    public async Task Names_are_found_whatever_the_case(string typed, string? found)
    {
        await using var store = await TestStore.OpenAsync(engine);
        await store.AcceptAsync(store.Message("hello", "1") with { Sender = new Sender("1", "Ирина Żółć") });
        await store.AcceptAsync(store.Message("hello", "2") with { Sender = new Sender("2", "Ann") });

        var rows = await new QueueStore(store.Database, store.Clock).ListAsync(new QueueQuery(null, Whose.Anyones, new AgentId(1)) { Filter = QueueFilter.Parse(typed, Queues.All) });

        rows.Select(row => row.CustomerName).ShouldBe(found is null ? [] : [found]);
    }

    [StoreTheory]
    [InlineData("NUL")]
    [InlineData("the first half of a character")]
    public async Task Nobody_is_found_by_what_no_text_holds(string name)
    {
        await using var store = await TestStore.OpenAsync(engine);
        await store.AcceptAsync(store.Message("hello"));
        var (typed, _) = Texts[name];

        (await new QueueStore(store.Database, store.Clock).ListAsync(
            new QueueQuery(null, Whose.Anyones, new AgentId(1)) { Filter = QueueFilter.Parse(typed, Queues.All) })).ShouldBeEmpty();
        (await new AgentStore(store.Database, store.Clock).FindAsync(typed)).ShouldBeNull();
        (await new TokenStore(store.Database, store.Clock).FindAsync(typed)).ShouldBeNull();
    }

    private static async Task<OutboxRow> ClaimedAsync(TestStore store) =>
        (await store.Outbox.ClaimAsync(ChannelName.Web, store.Clock.GetUtcNow(), 10)).ShouldHaveSingleItem();

    private static async Task CommitAsync(TestStore store, ConversationId id, string text)
    {
        var before = await store.ConversationAsync(id);
        var after = before with { Ticket = before.Ticket with { Symptom = text }, Facts = before.Facts.With("order", text) };
        var reply = new Reply(text, [new Choice(text, text)]);
        (await store.Conversations.CommitAsync(
            new Commit(before, after) { Handled = 1, Lines = [Line.Say(reply)], Outbox = [new Errand.Send(reply.Text, reply.Choices)] }, CancellationToken.None)).ShouldBeTrue();
    }
}

public sealed class TextOnSqlite() : TextContract(StoreKind.Sqlite);

[OnPostgres]
public sealed class TextOnPostgres() : TextContract(StoreKind.Postgres);
