using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk;

/// <summary>What agents promise, by the page and by the API (C17).</summary>
public sealed class PromiseTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    private static readonly Story.Customer Ann = new("Ann", SupportBot.Channels.ChannelName.Web, Language.En);

    [Fact]
    public async Task C17_A_program_asks_what_a_draft_promises_and_sends_the_promise_with_the_reply()
    {
        var (number, agent) = await ClaimedAsync();
        using var program = await desk.Host.ProgramAsync("anna");

        var nothing = await program.PostAsJsonAsync("/api/promise", new { text = "Please send the file." });
        nothing.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var found = await program.PostAsJsonAsync("/api/promise", new { text = "Thank you. I will write to you in two hours.", ticket = number.ToString() });
        var promise = JsonDocument.Parse(await found.Content.ReadAsStringAsync()).RootElement;
        var at = promise.GetProperty("at").GetDateTimeOffset();
        (at - TimeProvider.System.GetUtcNow()).TotalMinutes.ShouldBeInRange(115, 120);
        promise.GetProperty("words").GetString().ShouldNotBeNullOrEmpty();

        var late = await program.PostAsJsonAsync($"/api/tickets/{number}/reply", new { text = "I will write.", promise = at.AddDays(-1) });
        late.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await program.PostAsJsonAsync($"/api/tickets/{number}/reply", new { text = "I will write to you in two hours.", promise = at })).EnsureSuccessStatusCode();
        var ticket = (await desk.Host.Get<QueueStore>().FindAsync(number))!.Ticket;
        (ticket.Agent, ticket.PromisedBy).ShouldBe((agent, at));
    }

    [Fact]
    public async Task C17_The_page_promises_a_time_of_ones_own_without_a_script_and_shows_who_did()
    {
        var (number, _) = await ClaimedAsync();
        var anna = await desk.Host.SignInAsync("anna");
        await anna.OpenAsync($"/desk?ticket={number}");

        await anna.SubmitAsync("form.composer", ("mode", "reply"), ("text", "I am looking at it."), ("promise", "4h"));

        anna.Page.QuerySelector("[data-key=promised] dd")!.TextContent.ShouldEndWith(", by Anna");
        anna.Page.QuerySelector("#transcript")!.TextContent.ShouldContain("Anna promised an update by");
        anna.Page.QuerySelector("form.composer .promise-offer")!.HasAttribute("hidden").ShouldBeTrue();
    }

    private async Task<(TicketNumber, AgentId)> ClaimedAsync()
    {
        var anna = (await desk.Host.Get<AgentStore>().FindAsync("anna"))!.Agent;
        var story = await desk.Host.Tell(Ann).WritesAsync("my invoice is wrong", Some.Reading(Topic.Payment));
        await story.HandsOffAsync(HandoffReason.AskedForPerson, Urgency.Normal);
        await story.ClaimedAsync(anna);
        return (story.Number, anna.Id);
    }
}
