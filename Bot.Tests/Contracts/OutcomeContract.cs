using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Contracts;

/// <summary>What became of matters that first line worked on is counted with the commit that ends them (C09).</summary>
public abstract class OutcomeContract(StoreKind engine)
{
    private static readonly FirstLineOutcome Solved = new(Topic.Fault, KnownAtOnce.ErrorCode, true);

    [StoreFact]
    public async Task C09_Outcomes_add_up_by_kind_until_they_are_too_old()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var outcomes = new OutcomeStore(store.Database);
        foreach (var outcome in new[] { Solved, Solved, Solved with { Solved = false }, new FirstLineOutcome(Topic.Fault, KnownAtOnce.Nothing, false) })
            await EndAsync(store, outcome);

        (await outcomes.CountAsync(store.Clock.GetUtcNow())).ShouldBe(
            [new OutcomeCount(Topic.Fault, KnownAtOnce.ErrorCode, 2, 3), new OutcomeCount(Topic.Fault, KnownAtOnce.Nothing, 0, 1)], ignoreOrder: true);

        var later = store.Clock.GetUtcNow() + OutcomeStore.Kept + TimeSpan.FromMinutes(1);
        (await outcomes.CountAsync(later)).ShouldBeEmpty();
        await outcomes.ForgetAsync(later);
        (await outcomes.CountAsync(store.Clock.GetUtcNow())).ShouldBeEmpty();
    }

    [StoreFact]
    public async Task C09_The_rule_and_what_held_are_kept_with_the_ticket()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var after = await EndAsync(store, null);

        var kept = (await store.Conversations.FindAsync(after.Ticket.Number))!.Ticket;
        (kept.HandoffRule, kept.HandoffHeld).ShouldBe(("urgent", "urgency critical"));
    }

    private static async Task<Conversation> EndAsync(TestStore store, FirstLineOutcome? outcome)
    {
        var accepted = await store.AcceptAsync(store.Message("it broke", Guid.NewGuid().ToString()));
        var before = (await store.Conversations.LoadAsync(accepted.Conversation))!.Conversation;
        var after = before with
        {
            Ticket = before.Ticket with { State = TicketState.Waiting, WaitingSince = store.Clock.GetUtcNow(), HandoffRule = "urgent", HandoffHeld = "urgency critical" },
        };
        (await store.Conversations.CommitAsync(new Commit(before, after) { Outcome = outcome }, default)).ShouldBeTrue();
        return after;
    }
}

public sealed class OutcomesOnSqlite() : OutcomeContract(StoreKind.Sqlite);

/// <inheritdoc/>
[OnPostgres]
public sealed class OutcomesOnPostgres() : OutcomeContract(StoreKind.Postgres);
