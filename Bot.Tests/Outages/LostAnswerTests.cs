using System.Net;
using Npgsql;
using SupportBot.Channels;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Outages;

/// <summary>The line breaks while PostgreSQL commits: whether it counts, only PostgreSQL can say.</summary>
public sealed class LostAnswerTests
{
    private const int Gate = 4711;
    private static readonly TimeSpan LongerThanAnyTimeOut = TimeSpan.FromSeconds(4);

    [PostgresFact]
    public async Task A_reply_that_was_kept_is_said_once_and_the_agent_is_told_that_it_was()
    {
        await using var stage = await OutageStage.OpenAsync();
        var ticket = await stage.ClaimedAsync(OutageStage.Customer);

        var replying = await BreakWhileCommittingAsync(stage, "messages", "NEW.text = 'Good morning'", () => stage.Agent.TryAsync(ticket, "reply", "Good morning"));
        stage.Line.Heal();

        (await replying).ShouldBe(HttpStatusCode.OK);
        await IsSaidOnceAsync(stage);
    }

    [PostgresFact]
    public async Task An_agent_is_not_told_that_a_reply_was_lost_while_that_is_not_certain()
    {
        await using var stage = await OutageStage.OpenAsync();
        var ticket = await stage.ClaimedAsync(OutageStage.Customer);

        var replying = await BreakWhileCommittingAsync(stage, "messages", "NEW.text = 'Good morning'", () => stage.Agent.TryAsync(ticket, "reply", "Good morning"));
        var meanwhile = stage.Web.TryWriteAsync(OutageStage.Customer, "still there?", "meanwhile");
        (await meanwhile).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        await Task.Delay(LongerThanAnyTimeOut, TimeProvider.System);
        replying.IsCompleted.ShouldBeFalse();
        stage.Line.Heal();

        (await replying).ShouldBe(HttpStatusCode.OK);
        await IsSaidOnceAsync(stage);
    }

    [PostgresFact]
    public async Task A_reply_that_was_undone_is_refused_and_said_once_when_the_agent_tries_again()
    {
        await using var stage = await OutageStage.OpenAsync();
        var ticket = await stage.ClaimedAsync(OutageStage.Customer);
        await using var gate = await CloseGateAsync(stage, "messages", "NEW.text = 'Good morning'");

        var replying = stage.Agent.TryAsync(ticket, "reply", "Good morning");
        await UntilSomebodyWaitsAsync(gate);
        await ExecuteAsync(gate, "SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted");
        await ExecuteAsync(gate, $"SELECT pg_advisory_unlock({Gate})");

        (await replying).ShouldBe(HttpStatusCode.ServiceUnavailable);
        await OutageStage.InsistAsync(() => stage.Agent.TryAsync(ticket, "reply", "Good morning"));
        await IsSaidOnceAsync(stage);
    }

    [PostgresFact]
    public async Task A_reply_claimed_for_sending_is_sent_although_the_answer_was_lost()
    {
        await using var stage = await OutageStage.OpenAsync();

        await BreakWhileCommittingAsync(stage, "outbox", "NEW.state = 1", () => stage.Telegram.WriteAsync(OutageStage.Customer, "a human please"), "UPDATE");
        await Task.Delay(LongerThanAnyTimeOut, TimeProvider.System);
        stage.Line.Heal();

        (await stage.Telegram.NextAsync(OutageStage.Customer)).Text.ShouldContain("SB-");
        await stage.SettledAsync();
        stage.Telegram.ShownTo(OutageStage.Customer).Count.ShouldBe(1);
    }

    /// <summary>Lets the act commit, its answer get lost, and the line break; answers the act, which is still under way.</summary>
    private static async Task<Task<T>> BreakWhileCommittingAsync<T>(OutageStage stage, string table, string when, Func<Task<T>> act, string what = "INSERT")
    {
        await using var gate = await CloseGateAsync(stage, table, when, what);
        var acting = act();
        await UntilSomebodyWaitsAsync(gate);
        stage.Line.LoseAnswers();
        await ExecuteAsync(gate, $"SELECT pg_advisory_unlock({Gate})");
        await ExecuteAsync(gate, $"SELECT pg_advisory_lock({Gate})");
        stage.Line.Break();
        return acting;
    }

    private static async Task BreakWhileCommittingAsync(OutageStage stage, string table, string when, Func<Task> act, string what) =>
        await await BreakWhileCommittingAsync(stage, table, when, async () => { await act(); return true; }, what);

    /// <summary>Holds up commits in their last step until the gate is opened.</summary>
    private static async Task<NpgsqlConnection> CloseGateAsync(OutageStage stage, string table, string when, string what = "INSERT")
    {
        await stage.ExecuteAsync($"""
            CREATE FUNCTION wait_at_gate() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_advisory_xact_lock_shared({Gate}); RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER gate AFTER {what} ON {table} DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION wait_at_gate()
            """);
        var gate = new NpgsqlConnection(stage.Direct);
        await gate.OpenAsync();
        await ExecuteAsync(gate, $"SELECT pg_advisory_lock({Gate})");
        return gate;
    }

    private static async Task UntilSomebodyWaitsAsync(NpgsqlConnection gate)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await using var look = new NpgsqlCommand("SELECT COUNT(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = " + Gate, gate);
        while ((long)(await look.ExecuteScalarAsync(patience.Token))! == 0) { }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string statement)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task IsSaidOnceAsync(OutageStage stage)
    {
        (await stage.Web.NextAsync(OutageStage.Customer)).Text.ShouldBe("Good morning");
        await stage.SettledAsync();
        (await stage.KeptAsync(ChannelName.Web, OutageStage.Customer)).Said.Count(text => text == "Good morning").ShouldBe(1);
        (await stage.Web.SeenAsync(OutageStage.Customer)).ShouldBeEmpty();
    }
}
