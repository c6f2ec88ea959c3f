using System.Net;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Storage;
using SupportBot.Storage.Routing;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk;

/// <summary>What admins say about queues and agents, and agents about themselves, by links and forms alone.</summary>
public sealed class RoutingPagesTests(DeskFixture fixture) : IClassFixture<DeskFixture>
{
    private readonly DeskHost _host = fixture.Host;

    [Fact]
    public async Task C26_A_queue_of_ones_own_is_known_to_filters_forms_and_scripts()
    {
        var admin = await _host.SignInAsync("root");
        await admin.OpenAsync("/admin/queues");
        await AddAsync("payment");
        admin.Page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("means something else");
        await AddAsync("vip", ("cap", "0"));
        admin.Page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("from 1 to 100");
        await AddAsync("vip");
        admin.Page.QuerySelector(".done")!.TextContent.ShouldContain("Saved");
        var queue = (await _host.Get<QueueRulesStore>().AllAsync()).Single(one => one.Name == "vip");
        (queue.Title, queue.IsPush, queue.Cap, queue.AnswerWithin).ShouldBe(("Best customers", true, 3, TimeSpan.FromMinutes(2)));

        var story = await _host.Tell(new("Wanda", ChannelName.Web, Language.Pl)).WritesAsync("nic nie działa", Assessment.Unsure);
        await story.HandsOffAsync(HandoffReason.AskedForPerson, Urgency.Normal, "vip");
        await admin.OpenAsync("/desk?find=vip");
        admin.Page.QuerySelectorAll("a.row").ShouldHaveSingleItem();
        _host.Get<ScriptDesk>().Check(null, "id: own\nversion: 1\nqueue: vip\nsteps:\n  a:\n    handoff: urgent\n").Problems.ShouldNotContain(problem => problem.Message.Contains("queue"));
        await admin.OpenAsync("/admin/queues");
        await admin.SubmitAsync("form[action='/admin/queues/vip/remove']");
        admin.Page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("This queue stays");
        await admin.OpenAsync("/admin/audit");
        admin.Page.Body!.TextContent.ShouldContain("added queue");

        Task AddAsync(string name, params (string, string)[] other) => admin.SubmitAsync(
            "form[action='/admin/queues']", [("name", name), ("title", "Best customers"), ("work", "push"), ("answer", "2"), ("wait", "30"), .. other, .. other.Length == 0 ? [("cap", "3")] : Array.Empty<(string, string)>()]);
    }

    [Fact]
    public async Task C26_What_an_agent_can_be_given_is_said_with_validation()
    {
        var admin = await _host.SignInAsync("root");
        var boris = (await _host.Get<AgentStore>().FindAsync("boris"))!.Agent;
        await admin.OpenAsync("/admin");
        await ChangeAsync("network, Кириллица");
        admin.Page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("cannot be a skill");
        await admin.OpenAsync("/admin");
        await ChangeAsync("Network, hardware");
        var profile = (await _host.Get<AgentStore>().FindAsync("boris"))!.Agent.Profile;
        (profile.Cap, string.Join(' ', profile.Skills), profile.Tiers.Single(), profile.Queues.Single()).ShouldBe((2, "network hardware", Tier.L3, "billing"));

        Task ChangeAsync(string skills) => admin.SubmitAsync(
            $"form[action='/admin/agents/{boris.Id.Value}']", ("name", "Boris"), ("role", "Agent"), ("skills", skills), ("tier", "L3"), ("queue", "billing"), ("cap", "2"));
    }

    [Fact]
    public async Task C26_An_agent_says_how_they_are_takes_the_next_best_and_hands_it_over()
    {
        var anna = await _host.SignInAsync("anna");
        var id = (await _host.Get<AgentStore>().FindAsync("anna"))!.Agent.Id;
        await anna.OpenAsync("/desk");
        anna.Page.QuerySelector("details.presence")!.GetAttribute("data-presence").ShouldBe("Here", "opening the desk shows that she is there");
        await anna.SubmitAsync("form.ways", ("presence", "Busy"));
        anna.Page.QuerySelector("details.presence")!.GetAttribute("data-presence").ShouldBe("Busy");
        await anna.SubmitAsync("form.ways", ("presence", "7"));
        anna.Status.ShouldBe(HttpStatusCode.BadRequest);
        var story = await _host.Tell(new("Ola", ChannelName.Web, Language.En)).WritesAsync("the export fails", Assessment.Unsure);
        await story.HandsOffAsync(HandoffReason.Urgent, Urgency.Critical, Queues.Technical);

        await anna.OpenAsync("/desk");
        await anna.SubmitAsync("form[action='/desk/next']");
        anna.Page.QuerySelector(".talk-head .number")!.TextContent.ShouldBe(story.Number.ToString());
        anna.Page.QuerySelector("#summary")!.TextContent.ShouldContain("Anna: waited longer than 15 min");
        foreach (var colleague in await _host.Get<AgentStore>().AllAsync())
            if (colleague.Id != id) await _host.Get<PresenceStore>().LeftAsync(colleague.Id, CancellationToken.None);
        await anna.SubmitAsync("form[action='/desk/handover']");
        anna.Page.QuerySelector(".told")!.TextContent.ShouldContain("back in their queue");
        (await _host.Get<PresenceStore>().AllAsync()).Single(one => one.Id == id).Presence.ShouldBe(Presence.NoMore);
        await anna.SubmitAsync("form[action='/logout']");
        (await _host.Get<PresenceStore>().AllAsync()).Single(one => one.Id == id).Presence.ShouldBe(Presence.Away);
    }
}
