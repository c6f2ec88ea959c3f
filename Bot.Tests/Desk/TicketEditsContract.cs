using System.Net;
using SupportBot.Conversations;
using SupportBot.Tests.Support;
using static SupportBot.Tests.Desk.ApiCalls;

namespace SupportBot.Tests.Desk;

/// <summary>What agents say of a ticket, by programs and by forms, whatever the engine.</summary>
public abstract class TicketEditsContract(DeskFixture desk)
{
    private readonly DeskHost _host = desk.Host;

    [StoreFact]
    public async Task C08_Symptom_cause_and_outcome_are_kept_apart_and_stand_in_the_ticket_and_its_history()
    {
        var (anna, number) = await ClaimedAsync();

        (await DoneAsync(anna, number, "describe", new { cause = "a stale cache", tags = "Cache, VIP cache" }))["cause"]!.ToString().ShouldBe("a stale cache");
        var resolved = await DoneAsync(anna, number, "resolve", new { outcome = "workaround", symptom = "Old prices are shown" });

        ((string?)resolved["outcome"]).ShouldBe("workaround");
        ((string?)resolved["symptom"]).ShouldBe("Old prices are shown");
        ((string?)resolved["cause"]).ShouldBe("a stale cache");
        resolved["tags"]!.AsArray().Select(tag => (string?)tag).ShouldBe(["cache", "vip"]);
        resolved["nextStep"].ShouldBeNull();
        (await EventsAsync(anna, number)).ShouldBe(["claimed", "cause:a stale cache", "tags:cache,vip", "symptom:Old prices are shown", "outcome:Workaround", "resolved"]);

        var again = await DoneAsync(anna, number, "reopen");
        ((string?)again["state"]).ShouldBe("claimed");
        again["outcome"].ShouldBeNull();
        ((string?)again["nextStep"]!["words"]).ShouldBe("Answer the customer");
    }

    [StoreFact]
    public async Task C30_Code_words_are_kept_out_of_the_fields()
    {
        var (anna, number) = await ClaimedAsync();

        var refused = await RefusedAsync(anna, number, "describe", new { cause = "PEBKAC" }, HttpStatusCode.BadRequest);

        ((string?)refused["detail"]).ShouldNotBeNull().ShouldContain("PEBKAC");
    }

    [StoreFact]
    public async Task C18_What_is_put_aside_planned_or_made_urgent_stands_in_the_ticket()
    {
        var (anna, number) = await ClaimedAsync();
        var at = TimeProvider.System.GetUtcNow().AddDays(2);

        (await DoneAsync(anna, number, "snooze", new { until = at }))["snoozedUntil"].ShouldNotBeNull();
        (await DoneAsync(anna, number, "wake"))["snoozedUntil"].ShouldBeNull();
        ((string?)(await DoneAsync(anna, number, "plan", new { words = "Ask the carrier", at }))["nextStep"]!["words"]).ShouldBe("Ask the carrier");
        ((string?)(await DoneAsync(anna, number, "urgency", new { urgency = "critical" }))["urgency"]).ShouldBe("critical");
        ((string?)(await DoneAsync(anna, number, "translate", new { into = "pl" }))["translateInto"]).ShouldBe("pl");
        (await DoneAsync(anna, number, "translate"))["translateInto"].ShouldBeNull();
        foreach (var never in new[] { TimeProvider.System.GetUtcNow().AddDays(-1), DateTimeOffset.MinValue, DateTimeOffset.MaxValue })
        {
            await RefusedAsync(anna, number, "snooze", new { until = never }, HttpStatusCode.BadRequest);
            await RefusedAsync(anna, number, "plan", new { words = "Ask the carrier", at = never }, HttpStatusCode.BadRequest);
        }

        var boris = await _host.ProgramAsync("boris");
        await RefusedAsync(boris, number, "snooze", new { until = at }, HttpStatusCode.Conflict);
        ((string?)(await DoneAsync(boris, number, "urgency", new { urgency = "high" }))["urgency"]).ShouldBe("high", "whoever knows better may say so");
    }

    [StoreFact]
    public async Task What_somebody_put_aside_they_or_an_admin_take_up_again_and_no_colleague()
    {
        var (anna, number) = await ClaimedAsync();
        await DoneAsync(anna, number, "snooze", new { until = TimeProvider.System.GetUtcNow().AddDays(2) });

        ((string?)(await RefusedAsync(await _host.ProgramAsync("boris"), number, "wake", null, HttpStatusCode.Conflict))["owner"]!["name"]).ShouldBe("Anna");
        (await DoneAsync(await _host.ProgramAsync("root"), number, "wake"))["snoozedUntil"].ShouldBeNull();
    }

    [StoreFact]
    public async Task The_forms_of_the_desk_do_the_same_without_scripts()
    {
        var (_, number) = await ClaimedAsync();
        var anna = await _host.SignInAsync("anna");
        var page = await anna.OpenAsync($"/desk?ticket={number}");

        page = await anna.SubmitAsync("form[data-act=snooze]", ("until", "tomorrow"));
        page.QuerySelector("[data-key=snoozed]").ShouldNotBeNull();
        page = await anna.SubmitAsync("form[data-act=describe]", ("symptom", "It is slow"), ("cause", ""), ("tags", "#slow"));
        page = await anna.SubmitAsync("form[data-act=write]", ("text", "I look at it."), ("next", "Read the logs"), ("next_at", "4h"));
        page.QuerySelector("[data-key=next-step]")!.TextContent.ShouldContain("Read the logs");
        foreach (var field in new[] { "next_at_own", "promise_own" })
        {
            page = await anna.SubmitAsync("form[data-act=write]", ("text", "I read on."), ("next", "Read more"), (field, "2026-02-31T10:00"));
            page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("no such date");
            page.QuerySelector("form[data-act=write] textarea")!.TextContent.ShouldContain("I read on.", Case.Sensitive, "what was written stays");
            page.QuerySelector("#transcript")!.TextContent.ShouldNotContain("I read on.");
        }
        page = await anna.SubmitAsync("form[data-act=write]", ("text", "I read on."), ("next", "Read more"));
        page.QuerySelector("[data-key=next-step]")!.TextContent.ShouldContain("Read more", Case.Sensitive, "by urgency");
        page = await anna.SubmitAsync("form[data-act=resolve]", ("cause", "too many rows"), ("outcome", "Solved"));
        page.QuerySelector("[data-key=cause]")!.TextContent.ShouldContain("too many rows");
        page.QuerySelector("[data-key=tags]")!.TextContent.ShouldContain("slow");
        page = await anna.SubmitAsync("form[data-act=reopen]");
        page.QuerySelector(".talk-head .chip")!.TextContent.ShouldBe("Yours");
    }

    private async Task<(HttpClient Anna, string Number)> ClaimedAsync()
    {
        var anna = await _host.ProgramAsync("anna");
        var number = await WaitingAsync(_host, Urgency.Normal);
        await DoneAsync(anna, number, "claim");
        return (anna, number);
    }

    private static async Task<IReadOnlyList<string>> EventsAsync(HttpClient agent, string number) =>
    [
        .. (await JsonAsync(await agent.GetAsync($"/api/tickets/{number}")))["transcript"]!.AsArray()
            .Where(line => (string?)line!["author"] == "event" && line["name"] is not null).Select(line => (string)line!["text"]!),
    ];
}

public sealed class TicketEditsOnSqlite(DeskFixture desk) : TicketEditsContract(desk), IClassFixture<DeskFixture>;

[OnPostgres]
public sealed class TicketEditsOnPostgres(PostgresDesk desk) : TicketEditsContract(desk), IClassFixture<PostgresDesk>;
