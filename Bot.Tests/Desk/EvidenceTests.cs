using System.Net;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Storage;
using SupportBot.Tests.Support;
using static SupportBot.Tests.Desk.ApiCalls;

namespace SupportBot.Tests.Desk;

/// <summary>What a script asks for, and asks of whoever takes the ticket, from the customer's message to the desk.</summary>
public sealed class EvidenceTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    private const string Cup = "the cup from order 55120 arrived broken";

    private readonly DeskHost _host = desk.Host;

    [Fact]
    public async Task C24_a_file_that_was_asked_for_opens_only_for_whoever_has_the_ticket()
    {
        var file = await _host.Get<IAttachments>().KeepAsync("cup.gif", new MemoryStream("GIF89a cup"u8.ToArray()), 1000, default);
        var story = await WritesAsync(_host.Tell(new("Ola", ChannelName.Web, Language.En)), Cup);
        await WritesAsync(story, "here it is", file!);
        await story.ClaimedAsync((await _host.Get<AgentStore>().FindAsync("anna"))!.Agent);
        using var anna = await _host.SignInAsync("anna");
        using var root = await _host.SignInAsync("root");

        (await root.Http.GetAsync($"/desk/files/{file!.Id}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden, "it is Anna's");
        var page = await anna.OpenAsync($"/desk?ticket={story.Number}");
        page.QuerySelector(".files img").ShouldBeNull("nobody has opened it yet");
        (await anna.Http.GetAsync($"/desk/files/{file.Id}")).StatusCode.ShouldBe(HttpStatusCode.OK);

        var events = await EventsAsync(anna, story);
        events.ShouldContain(said => said.Contains("sent what was asked for, in confidence", StringComparison.Ordinal));
        events.Count(said => said.Contains("opened the confidential file “cup.gif”", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task C24_that_it_may_not_be_shared_and_who_can_approve_stands_in_the_ticket()
    {
        var story = await WritesAsync(_host.Tell(new("Ola", ChannelName.Web, Language.En)), Cup);
        await WritesAsync(await WritesAsync(story, "I am not allowed to share it"), "Marta Nowak, the warehouse manager");
        using var anna = await _host.SignInAsync("anna");

        var events = await EventsAsync(anna, story);
        events.ShouldContain(said => said.Contains("may not share what was asked for", StringComparison.Ordinal));
        events.ShouldContain(said => said.Contains("Who can approve that it is shared: “Marta Nowak, the warehouse manager”", StringComparison.Ordinal));
        (await _host.Get<TranscriptStore>().ReadAsync((await ConversationAsync(story)).Address, 0, 100, default))!
            .ShouldAllBe(entry => entry.Happened == null, "customers do not see it");
    }

    [Fact]
    public async Task The_skills_of_a_handoff_are_kept_with_the_ticket_and_shown()
    {
        await PublishAsync("return_item", "handoff: beyond_first_line", "handoff: beyond_first_line\n    skills: [glass, carrier_claims]");
        var file = await _host.Get<IAttachments>().KeepAsync("cup.gif", new MemoryStream("GIF89a cup"u8.ToArray()), 1000, default);
        var story = await WritesAsync(await WritesAsync(_host.Tell(new("Ola", ChannelName.Web, Language.En)), Cup), "here it is", file!);
        using var anna = await _host.SignInAsync("anna");

        (await ConversationAsync(story)).Ticket.Skills.ShouldBe("glass,carrier_claims");
        (await anna.OpenAsync($"/desk?ticket={story.Number}")).QuerySelector("#summary")!.TextContent.ShouldContain("Glass, Carrier claims");
        var ticket = await JsonAsync(await (await _host.ProgramAsync("anna")).GetAsync($"/api/tickets/{story.Number}"));
        ticket["summary"]!["skills"]!.AsArray().Select(skill => (string?)skill).ShouldBe(["glass", "carrier_claims"]);
    }

    private async Task<Story> WritesAsync(Story story, string text, params Attachment[] files)
    {
        await story.WritesUnreadAsync(text, files);
        await _host.Get<DialogManager>().TakeTurnAsync((await ConversationAsync(story)).Id, default);
        return story;
    }

    private async Task<Conversation> ConversationAsync(Story story) => (await _host.Get<ConversationStore>().FindAsync(story.Number)).ShouldNotBeNull();

    private static async Task<IReadOnlyList<string>> EventsAsync(DeskClient agent, Story story) =>
        [.. (await agent.OpenAsync($"/desk?ticket={story.Number}")).QuerySelectorAll(".event").Select(line => line.TextContent)];

    private async Task PublishAsync(string script, string before, string after)
    {
        var scripts = _host.Get<ScriptDesk>();
        var known = (await scripts.FindAsync(script, default)).ShouldNotBeNull();
        var source = known.Source.Replace(before, after, StringComparison.Ordinal);
        (await scripts.SaveDraftAsync(script, source, known.Mark, "root", default)).ShouldBeOfType<ScriptAct.Done>();
        (await scripts.PublishAsync(script, (await scripts.FindAsync(script, default))!.Mark, null, "root", null, default)).ShouldBeOfType<ScriptAct.Done>();
    }
}
