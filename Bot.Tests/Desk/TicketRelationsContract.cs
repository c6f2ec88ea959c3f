using System.Net;
using System.Text.Json.Nodes;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Acts;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Storage;
using SupportBot.Tests.Support;
using static SupportBot.Tests.Desk.ApiCalls;

namespace SupportBot.Tests.Desk;

/// <summary>What agents do with several tickets, whatever the engine.</summary>
public abstract class TicketRelationsContract(DeskFixture desk)
{
    private readonly DeskHost _host = desk.Host;

    [StoreFact]
    public async Task A_duplicate_goes_on_in_the_main_ticket_which_shows_and_announces_what_its_customer_writes()
    {
        var (anna, boris) = (await _host.ProgramAsync("anna"), await _host.ProgramAsync("boris"));
        var main = await WaitingAsync(_host, Urgency.Normal);
        await DoneAsync(boris, main, "claim");
        var duplicate = _host.Tell(new("Ann", ChannelName.Telegram, Language.En));
        await duplicate.WritesAsync("the same once more");

        var merged = await DoneAsync(anna, duplicate.Number.ToString(), "merge", new { other = main });

        ((string?)merged["state"], (string?)merged["outcome"], (string?)merged["mergedInto"]).ShouldBe(("resolved", "duplicate", main));
        await duplicate.WritesUnreadAsync("is anybody there?");
        await _host.Get<DialogManager>().TakeTurnAsync((await _host.Get<ConversationStore>().FindAsync(duplicate.Number))!.Id, CancellationToken.None);
        (await EventsAsync(boris, main)).ShouldBe(["claimed", $"merged_here:{duplicate.Number}", $"passed_on:{duplicate.Number}"]);
        (await RelatedAsync(boris, main)).ShouldContain(("merged_here", duplicate.Number.ToString()));
        (await _host.Get<QueueStore>().FindAsync(duplicate.Number))!.Ticket.State.ShouldBe(TicketState.Resolved, "it stays merged while people have the main one");
        var owner = (await _host.Get<AgentStore>().FindAsync("boris"))!.Agent.Id;
        (await _host.Get<AgentNotices>().NewestAsync(owner)).ShouldContain(kept => kept.Notice.Words.Contains(duplicate.Number.ToString(), StringComparison.Ordinal));
        (await (await _host.SignInAsync("boris")).OpenAsync($"/desk?ticket={main}")).Body!.TextContent.ShouldContain("is anybody there?");
    }

    [StoreFact]
    public async Task What_the_customer_of_a_duplicate_writes_reaches_whoever_has_the_matter_however_often_it_was_merged()
    {
        var (anna, boris) = (await _host.ProgramAsync("anna"), await _host.ProgramAsync("boris"));
        var (last, between) = (await WaitingAsync(_host, Urgency.Normal), await WaitingAsync(_host, Urgency.Normal));
        var first = _host.Tell(new("Ann", ChannelName.Telegram, Language.En));
        await first.WritesAsync("the same once more");
        await DoneAsync(boris, last, "claim");
        await DoneAsync(anna, first.Number.ToString(), "merge", new { other = between });
        await DoneAsync(anna, between, "merge", new { other = last });

        await first.WritesUnreadAsync("does anybody read this?");
        await _host.Get<DialogManager>().TakeTurnAsync((await _host.Get<ConversationStore>().FindAsync(first.Number))!.Id, CancellationToken.None);

        (await EventsAsync(boris, last)).ShouldContain($"passed_on:{first.Number}");
        (await EventsAsync(boris, between)).ShouldNotContain($"passed_on:{first.Number}");
        (await _host.Get<QueueStore>().FindAsync(first.Number))!.Ticket.State.ShouldBe(TicketState.Resolved);
        (await (await _host.SignInAsync("boris")).OpenAsync($"/desk?ticket={last}")).Body!.TextContent.ShouldContain("does anybody read this?");
        ((string?)(await RefusedAsync(anna, await WaitingAsync(_host, Urgency.Normal), "merge", new { other = between }, HttpStatusCode.BadRequest))["detail"]).ShouldNotBeNull().ShouldContain(last);
    }

    [StoreFact]
    public async Task What_cannot_be_merged_is_refused_with_why()
    {
        var anna = await _host.ProgramAsync("anna");
        var (one, other) = (await WaitingAsync(_host, Urgency.Normal), await WaitingAsync(_host, Urgency.Normal));
        await DoneAsync(await _host.ProgramAsync("boris"), one, "claim");

        await RefusedAsync(anna, one, "merge", new { other }, HttpStatusCode.Conflict);
        foreach (var wrong in new[] { other, "SB-99", "nothing" }) await RefusedAsync(anna, other, "merge", new { other = wrong }, HttpStatusCode.BadRequest);
    }

    [StoreFact]
    public async Task Links_are_seen_from_both_sides_until_they_are_taken_away()
    {
        var anna = await _host.ProgramAsync("anna");
        var (one, other) = (await WaitingAsync(_host, Urgency.Normal), await WaitingAsync(_host, Urgency.Normal));

        await DoneAsync(anna, one, "link", new { other });
        (await RelatedAsync(anna, one)).ShouldContain(("linked", other));
        (await RelatedAsync(anna, other)).ShouldContain(("linked", one));

        await DoneAsync(anna, other, "unlink", new { other = one });
        (await RelatedAsync(anna, one)).ShouldNotContain(("linked", other));
        (await EventsAsync(anna, one)).ShouldBe([$"linked_to:{other}", $"unlinked_from:{other}"]);
    }

    [StoreFact]
    public async Task Split_off_lines_are_a_ticket_of_their_own_that_sends_nothing_and_goes_with_its_customer()
    {
        var anna = await _host.ProgramAsync("anna");
        var story = _host.Tell(new("Zofia", ChannelName.Telegram, Language.Pl));
        await story.WritesAsync("moja faktura jest zła");
        await story.WritesAsync("a poza tym nie mogę się zalogować");
        await story.HandsOffAsync(HandoffReason.AskedForPerson);

        await DoneAsync(anna, story.Number.ToString(), "split", new { lines = new[] { 2 }, symptom = "She cannot sign in" });

        var part = (await RelatedAsync(anna, story.Number.ToString())).ShouldHaveSingleItem();
        part.As.ShouldBe("part");
        var ticket = await JsonAsync(await anna.GetAsync($"/api/tickets/{part.Number}"));
        ((string?)ticket["channel"], (string?)ticket["symptom"], (string?)ticket["owner"]!["name"]).ShouldBe(("desk", "She cannot sign in", "Anna"));
        ticket["transcript"]!.AsArray().Select(line => (string)line!["text"]!).ShouldBe(["a poza tym nie mogę się zalogować", $"split_from:{story.Number}"]);
        ((string?)(await RefusedAsync(anna, part.Number, "reply", new { text = "hello" }, HttpStatusCode.BadRequest))["detail"]).ShouldNotBeNull().ShouldContain(story.Number.ToString());
        foreach (var how in new object?[] { null, new { script = "payment", step = Step() } })
            ((string?)(await RefusedAsync(anna, part.Number, "release", how, HttpStatusCode.BadRequest))["detail"]).ShouldNotBeNull().ShouldContain(story.Number.ToString());
        await DoneAsync(anna, part.Number, "resolve");
        (await JsonAsync(await anna.GetAsync($"/api/tickets/{part.Number}")))["transcript"]!.AsArray().ShouldAllBe(line => (string?)line!["author"] != "bot");

        (await _host.Get<Erasure>().EraseAsync(story.Number, "root", CancellationToken.None)).ShouldBeTrue();
        (await anna.GetAsync($"/api/tickets/{part.Number}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [StoreFact]
    public async Task What_cannot_be_split_off_is_refused_with_why_and_leaves_no_ticket()
    {
        var anna = await _host.ProgramAsync("anna");
        var number = await WaitingAsync(_host, Urgency.Normal);

        foreach (var (lines, why) in new[] { ([999999, -5], "None of these"), (Enumerable.Range(1, 51), "At most 50"), (Array.Empty<int>(), "Choose") })
            ((string?)(await RefusedAsync(anna, number, "split", new { lines, symptom = "It is slow" }, HttpStatusCode.BadRequest))["detail"]).ShouldNotBeNull().ShouldContain(why);
        (await RelatedAsync(anna, number)).ShouldBeEmpty();
    }

    [StoreFact]
    public async Task Who_follows_has_it_in_a_list_with_what_is_new_and_hears_what_becomes_of_it()
    {
        var number = await WaitingAsync(_host, Urgency.Normal);
        var browser = await _host.SignInAsync("boris");
        await browser.OpenAsync($"/desk?ticket={number}");
        await browser.SubmitAsync("form[data-act=follow]");

        await DoneAsync(await _host.ProgramAsync("anna"), number, "claim");

        var row = (await browser.OpenAsync("/desk?list=following")).QuerySelector($".row[data-ticket='{number}']").ShouldNotBeNull();
        row.TextContent.ShouldContain("New");
        await browser.OpenAsync($"/desk?ticket={number}");
        (await browser.OpenAsync("/desk?list=following")).QuerySelector($".row[data-ticket='{number}']")!.TextContent.ShouldNotContain("New");
        var boris = (await _host.Get<AgentStore>().FindAsync("boris"))!.Agent.Id;
        (await _host.Get<AgentNotices>().NewestAsync(boris)).ShouldContain(kept => kept.Notice.Kind == NoticeKind.Followed && kept.Notice.Ticket.ToString() == number);
        await browser.OpenAsync($"/desk?ticket={number}");
        (await browser.SubmitAsync("form[data-act=unfollow]")).QuerySelector("form[data-act=follow]").ShouldNotBeNull();
    }

    [StoreFact]
    public async Task C11_Given_back_at_a_step_the_bot_asks_there_at_once()
    {
        var anna = await _host.ProgramAsync("anna");
        var number = await WaitingAsync(_host, Urgency.Normal);
        await DoneAsync(anna, number, "claim");

        foreach (var nowhere in new object[] { new { script = "payment", step = "nowhere" }, new { script = "payment" }, new { script = "unknown" }, new { step = "offer" } })
            ((string?)(await RefusedAsync(anna, number, "release", nowhere, HttpStatusCode.BadRequest))["detail"]).ShouldNotBeNull().ShouldContain("no such step");
        var browser = await _host.SignInAsync("anna");
        await browser.OpenAsync($"/desk?ticket={number}");
        (await browser.SubmitAsync("form[data-act=release]", ("at", "unknown"))).QuerySelector(".problem")!.TextContent.ShouldContain("no such step");
        var step = Step();
        ((string?)(await DoneAsync(anna, number, "release", new { script = "payment", step }))["state"]).ShouldBe("triage");

        var ticket = await JsonAsync(await anna.GetAsync($"/api/tickets/{number}"));
        ((string?)ticket["summary"]!["script"]).ShouldNotBeNull().ShouldStartWith("payment");
        ((string?)ticket["transcript"]!.AsArray().Last()!["author"]).ShouldBe("bot");
    }

    private static async Task<IReadOnlyList<(string As, string Number)>> RelatedAsync(HttpClient agent, string number) =>
    [
        .. (await JsonAsync(await agent.GetAsync($"/api/tickets/{number}")))["related"]!.AsArray().Select(other => ((string)other!["as"]!, (string)other["number"]!)),
    ];

    private static async Task<IReadOnlyList<string>> EventsAsync(HttpClient agent, string number) =>
    [
        .. Transcript(await JsonAsync(await agent.GetAsync($"/api/tickets/{number}"))).Where(line => (string?)line!["author"] == "event")
            .Select(line => (string)line!["text"]!).Where(text => !Enum.TryParse<HandoffReason>(text, out _)),
    ];

    private string Step() => GivingBack.StepsOf(_host.Get<PlaybookKeeper>().Current.Named("payment").ShouldNotBeNull()).First().Id;

    private static JsonArray Transcript(JsonNode ticket) => ticket["transcript"]!.AsArray();
}

public sealed class TicketRelationsOnSqlite(DeskFixture desk) : TicketRelationsContract(desk), IClassFixture<DeskFixture>;

[OnPostgres]
public sealed class TicketRelationsOnPostgres(PostgresDesk desk) : TicketRelationsContract(desk), IClassFixture<PostgresDesk>;
