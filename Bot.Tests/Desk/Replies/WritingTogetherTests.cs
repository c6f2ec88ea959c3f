using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk.Replies;

/// <summary>What colleagues see of each other's writing: drafts, who is writing, and notes that name somebody.</summary>
public sealed class WritingTogetherTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    [Fact]
    public async Task A_draft_stands_in_the_field_on_every_device_and_under_the_transcript_of_colleagues_until_it_is_sent()
    {
        var story = await ClaimedAsync();
        using var anna = await desk.Host.ProgramAsync("anna");
        (await PutAsync(anna, story, "Half a sentence", 0)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var browser = await desk.Host.SignInAsync("anna");
        await browser.OpenAsync($"/desk?ticket={story.Number}");
        browser.Page.QuerySelector(".composer textarea[name=text]")!.TextContent.ShouldBe("Half a sentence");
        browser.Page.QuerySelectorAll(".drafts .draft").ShouldBeEmpty("one's own stands in the field");
        var boris = await desk.Host.SignInAsync("boris");
        await boris.OpenAsync($"/desk?ticket={story.Number}");
        boris.Page.QuerySelector(".drafts .draft")!.TextContent.ShouldContain("Anna is writing a reply");
        boris.Page.QuerySelector(".drafts .words")!.TextContent.ShouldBe("Half a sentence");
        boris.Page.QuerySelector(".composer textarea[name=text]")!.TextContent.ShouldBeEmpty();

        await browser.SubmitAsync("form.composer", ("mode", "reply"), ("text", "Half a sentence, and the other half."));

        browser.Page.QuerySelector(".composer textarea[name=text]")!.TextContent.ShouldBeEmpty();
        (await boris.OpenAsync($"/desk?ticket={story.Number}")).QuerySelectorAll(".drafts .draft").ShouldBeEmpty();
        (await anna.GetFromJsonAsync<JsonElement>($"/api/tickets/{story.Number}/draft")).TryGetProperty("draft", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Another_devices_words_are_answered_instead_of_overwritten()
    {
        var story = await ClaimedAsync();
        using var anna = await desk.Host.ProgramAsync("anna");
        var first = (await (await PutAsync(anna, story, "here", 0)).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("version").GetInt64();
        await PutAsync(anna, story, "there", first);

        var refused = await PutAsync(anna, story, "here again", first);

        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("draft").GetProperty("text").GetString().ShouldBe("there");
        (await PutAsync(anna, story, new string('a', 4001), 0)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await anna.PutAsJsonAsync("/api/tickets/SB-999999/draft", new { text = "nowhere" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Colleagues_hear_who_is_writing_and_that_a_draft_is_another_one()
    {
        var story = await ClaimedAsync();
        using var boris = await desk.Host.ProgramAsync("boris");
        await using var events = await EventStream.OpenAsync(boris);
        var browser = await desk.Host.SignInAsync("anna");

        await browser.Http.PostAsync($"/desk/tickets/{story.Number}/typing", null);
        var typing = await events.NextAsync("typing");
        using var anna = await desk.Host.ProgramAsync("anna");
        await PutAsync(anna, story, "half", 0);
        var draft = await events.NextAsync("draft");

        ((string?)typing["agent"]).ShouldBe("Anna");
        ((string?)typing["ticket"]).ShouldBe(story.Number.ToString());
        ((string?)draft["ticket"]).ShouldBe(story.Number.ToString());
    }

    [Fact]
    public async Task Who_is_named_in_a_note_is_told_and_the_note_shows_it()
    {
        var story = await ClaimedAsync();
        var browser = await desk.Host.SignInAsync("anna");
        await browser.OpenAsync($"/desk?ticket={story.Number}");
        await browser.SubmitAsync("form.composer", ("mode", "note"), ("text", "@boris, do you know <b>this</b>? @anna asks, @nobody too"));

        var note = browser.Page.QuerySelector(".line.note .text")!;
        note.QuerySelectorAll(".mention").Select(mention => mention.TextContent).ShouldBe(["@boris", "@anna"]);
        note.TextContent.ShouldContain("do you know <b>this</b>?");
        var boris = (await desk.Host.Get<AgentStore>().FindAsync("boris"))!.Agent;
        var told = (await desk.Host.Get<AgentNotices>().UnseenAsync(boris.Id)).Single(notice => notice.Notice.Ticket == story.Number).Notice;
        told.Kind.ShouldBe(NoticeKind.Mention);
        told.Words.ShouldStartWith("Anna: @boris, do you know");
        var anna = (await desk.Host.Get<AgentStore>().FindAsync("anna"))!.Agent;
        (await desk.Host.Get<AgentNotices>().UnseenAsync(anna.Id)).ShouldNotContain(notice => notice.Notice.Ticket == story.Number, "nobody is told of themselves");
        using var program = await desk.Host.ProgramAsync("boris");
        (await program.GetFromJsonAsync<JsonElement>("/api/colleagues")).EnumerateArray().Select(agent => agent.GetProperty("login").GetString()).ShouldContain("anna");
    }

    private async Task<Story> ClaimedAsync()
    {
        var anna = (await desk.Host.Get<AgentStore>().FindAsync("anna"))!.Agent;
        var story = await desk.Host.Tell(new("Ola", ChannelName.Web, Language.En)).WritesAsync("hello");
        await story.HandsOffAsync(HandoffReason.AskedForPerson);
        return await story.ClaimedAsync(anna);
    }

    private static Task<HttpResponseMessage> PutAsync(HttpClient agent, Story story, string text, long @base) =>
        agent.PutAsJsonAsync($"/api/tickets/{story.Number}/draft", new { text, @base });
}
