using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Storage.Scripts;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Contracts;

/// <summary>What became of the conversations that walked a script is counted per step and version, and goes with the customer who is erased.</summary>
public abstract class ScriptNumbersContract(StoreKind engine)
{
    private const string Script = "mine";

    [StoreFact]
    public async Task Steps_versions_and_who_stopped_where_are_counted_from_the_ways_of_conversations()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var numbers = new ScriptNumbers(store.Database, store.Clock);
        // Of this one only the end is in the days that are counted.
        await WalkAsync(store, "z", 3, (0, ["hello"], "hello", null), (8 * 24 * 3600, ["late"], "late", WalkOutcome.HandedOff));
        // Two settle it in 10 and 30 seconds, one by a longer way; one goes to people; one does not answer; one begins again later.
        await WalkAsync(store, "a", 1, (0, ["hello", "which"], "which", null), (10, ["helped"], "helped", null), (5, [], "helped", WalkOutcome.Resolved));
        await WalkAsync(store, "b", 1, (0, ["hello", "which"], "which", null), (20, [], "which", null), (30, ["helped"], "helped", null), (5, [], "helped", WalkOutcome.Resolved));
        await WalkAsync(store, "c", 1, (0, ["hello", "which"], "which", null), (60, ["people"], "people", WalkOutcome.HandedOff));
        await WalkAsync(store, "d", 2, (0, ["hello", "which"], "which", null));
        await WalkAsync(store, "e", 2, (1, ["hello", "which"], "which", null));
        store.Clock.Advance(ScriptNumbers.UntilLeft + TimeSpan.FromMinutes(1));
        await WalkAsync(store, "e", 2, (0, ["hello", "which"], "which", null));
        await RateAsync(store, "a", 5);
        await RateAsync(store, "c", 2);

        var steps = (await numbers.StepsAsync(Script, null, 7)).ToDictionary(step => step.Step);
        steps["which"].ShouldBe(new StepFigures("which", Reached: 6, Left: 2, HandedOff: 0, SecondsToAnswer: 25));
        steps["helped"].ShouldBe(new StepFigures("helped", 2, 0, 0, 5));
        steps["people"].ShouldBe(new StepFigures("people", 1, 0, 1, null));
        (await numbers.StepsAsync(Script, 2, 7)).Single(step => step.Step == "which").Reached.ShouldBe(3);
        (await numbers.StepsAsync("another", null, 7)).ShouldBeEmpty();

        (await numbers.VersionsAsync(Script, 7)).ShouldBe(
        [
            new VersionFigures(new(Script, 2), Begun: 3, Resolved: 0, Referred: 0, HandedOff: 0, Left: 2, Rating: null, Ratings: 0),
            new VersionFigures(new(Script, 1), Begun: 3, Resolved: 2, Referred: 0, HandedOff: 1, Left: 0, Rating: 3.5, Ratings: 2),
        ]);
        var stopped = await numbers.StoppedAsync(Script, null, "which", 7, 1);
        stopped.ShouldHaveSingleItem().ShouldBe(new StoppedConversation(await NumberAsync(store, "e"), new(Script, 2), "which", WalkOutcome.Left, stopped[0].At));
        (await numbers.StoppedAsync(Script, null, "which", 7, 9)).Count.ShouldBe(2);

        await new Erasure(store.Database, new MemoryAttachments(), store.Clock).EraseAsync(await NumberAsync(store, "d"), "root", default);
        (await numbers.VersionsAsync(Script, 7))[0].Begun.ShouldBe(2);
        store.Clock.Advance(TimeSpan.FromDays(8));
        (await numbers.VersionsAsync(Script, 7)).ShouldBeEmpty();
    }

    [StoreFact]
    public async Task Ways_that_are_not_counted_any_more_are_forgotten()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var numbers = new ScriptNumbers(store.Database, store.Clock);
        await store.Database.WriteAsync(WriteKey.None, sql => sql.ExecuteAsync($"INSERT INTO scripts (name, version, source, created_at) VALUES ('{Script}', 1, '', 0)"));
        await WalkAsync(store, "a", 1, (0, ["hello"], "hello", null));
        store.Clock.Advance(TimeSpan.FromDays(ScriptNumbers.MostDays) + TimeSpan.FromMinutes(1));
        await WalkAsync(store, "b", 1, (0, ["hello"], "hello", null));

        await numbers.ForgetAsync();

        (await store.Database.ReadAsync(sql => sql.FirstAsync("SELECT COUNT(*) FROM script_walks", row => row.GetInt64(0)))).ShouldBe(1);
    }

    private static async Task WalkAsync(TestStore store, string customer, int version, params (int Seconds, string[] Steps, string Last, WalkOutcome? Outcome)[] turns)
    {
        var id = (await store.AcceptAsync(store.Message("hello", customer))).Conversation;
        foreach (var (index, (seconds, steps, last, outcome)) in turns.Index())
        {
            store.Clock.Advance(TimeSpan.FromSeconds(seconds));
            var before = await store.AnewAsync(id);
            var ticket = outcome is null ? before.Ticket
                : before.Ticket with { State = outcome is WalkOutcome.Resolved ? TicketState.Resolved : TicketState.Waiting, ResolvedAt = outcome is WalkOutcome.Resolved ? store.Clock.GetUtcNow() : null };
            var commit = new Commit(before, before with { Ticket = ticket }) { Walks = [new Walk(new ScriptId(Script, version), index == 0, steps, last, outcome)] };
            (await store.Conversations.CommitAsync(commit, default)).ShouldBeTrue();
        }
    }

    // People help the one who was handed to them, too.
    private static async Task RateAsync(TestStore store, string customer, int score)
    {
        var before = (await store.Conversations.FindAsync(await NumberAsync(store, customer)))!;
        var resolved = before with { Ticket = before.Ticket with { State = TicketState.Resolved, ResolvedAt = store.Clock.GetUtcNow() } };
        (await store.Conversations.CommitAsync(new Commit(before, resolved), default)).ShouldBeTrue();
        (await store.Transcript.RateAsync(new Address(ChannelName.Web, customer), score, null, default)).ShouldBeTrue();
    }

    private static async Task<TicketNumber> NumberAsync(TestStore store, string customer) => new(await store.Database.ReadAsync(sql => sql.FirstAsync(
        "SELECT t.number FROM tickets t JOIN conversations c ON c.id = t.conversation_id WHERE c.address = $1", row => row.GetInt64(0), customer)));
}

public sealed class ScriptNumbersOnSqlite() : ScriptNumbersContract(StoreKind.Sqlite);

[OnPostgres]
public sealed class ScriptNumbersOnPostgres() : ScriptNumbersContract(StoreKind.Postgres);
