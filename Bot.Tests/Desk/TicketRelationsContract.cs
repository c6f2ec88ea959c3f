using System.Net;
using System.Text.Json.Nodes;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Dialogs;
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
        await DoneAsync(anna, part.Number, "resolve");
        (await JsonAsync(await anna.GetAsync($"/api/tickets/{part.Number}")))["transcript"]!.AsArray().ShouldAllBe(line => (string?)line!["author"] != "bot");

        (await _host.Get<Erasure>().EraseAsync(story.Number, "root", CancellationToken.None)).ShouldBeTrue();
        (await anna.GetAsync($"/api/tickets/{part.Number}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
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

        await RefusedAsync(anna, number, "release", new { script = "payment", step = "nowhere" }, HttpStatusCode.BadRequest);
        var page = await (await _host.SignInAsync("anna")).OpenAsync($"/desk?ticket={number}");
        var step = page.QuerySelectorAll("form[data-act=release] optgroup[label=Payment] option")[0].GetAttribute("value")!.Split('.')[1];
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

    private static JsonArray Transcript(JsonNode ticket) => ticket["transcript"]!.AsArray();
}

public sealed class TicketRelationsOnSqlite(DeskFixture desk) : TicketRelationsContract(desk), IClassFixture<DeskFixture>;

[OnPostgres]
public sealed class TicketRelationsOnPostgres(PostgresDesk desk) : TicketRelationsContract(desk), IClassFixture<PostgresDesk>;
