using System.Net;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Desk.SignIn;
using SupportBot.Storage;
using SupportBot.Storage.Audit;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk;

/// <summary>What admins do to agents, and what they see of the program.</summary>
public sealed class AdminTests : IAsyncLifetime
{
    private DeskHost _host = null!;
    private Agent _root = null!;
    private DeskClient _admin = null!;

    public async Task InitializeAsync()
    {
        _host = await DeskHost.StartAsync();
        _root = await _host.AddAgentAsync("root", "Root", Role.Admin);
        _admin = await _host.SignInAsync("root");
        await _admin.OpenAsync("/admin");
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task An_agent_is_added_and_comes_in()
    {
        await AddAsync("Ola", DeskHost.Password);
        _admin.Page.QuerySelector(".done")!.TextContent.ShouldBe("The agent can sign in now.");
        (await _host.SignInAsync("ola")).Page.QuerySelector(".me .name")!.TextContent.ShouldBe("Ola Nowak");
        (await _host.Get<AgentStore>().FindAsync("ola"))!.Agent.Languages.ShouldBe([Language.Ru, Language.Pl]);
    }

    [Theory]
    [InlineData("root", DeskHost.Password, "This login is taken.")]
    [InlineData("ola", "short", "A password has at least")]
    [InlineData("o l a", DeskHost.Password, "A login is made of")]
    public async Task What_will_not_do_is_said_and_what_was_typed_is_kept(string login, string password, string said)
    {
        await AddAsync(login, password);
        _admin.Status.ShouldBe(HttpStatusCode.BadRequest);
        _admin.Page.QuerySelector("[role=alert]")!.TextContent.ShouldStartWith(said);
        _admin.Page.QuerySelector("form[action='/admin/agents'] input[name=name]")!.GetAttribute("value").ShouldBe("Ola Nowak");
        _admin.Page.QuerySelector("input[type=password]")!.GetAttribute("value").ShouldBeNull();
    }

    [Fact]
    public async Task A_name_a_role_and_languages_are_changed_and_hold_at_once()
    {
        var ola = await _host.AddAgentAsync("ola", "Ola");
        using var browser = await _host.SignInAsync("ola");
        await _admin.OpenAsync("/admin");
        await _admin.SubmitAsync($"form[action='/admin/agents/{ola.Id.Value}']", ("name", "Ola Nowak"), ("role", "Admin"), ("language", "En"));
        _admin.Page.QuerySelector(".done").ShouldNotBeNull();
        (await browser.Http.GetAsync("/admin")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var said = (await _host.Get<AuditLog>().ReadAsync(0, 1)).ShouldHaveSingleItem();
        (said.Act, said.What).ShouldBe((AuditAct.AgentChanged, "ola"));
        said.Reason!.ShouldStartWith("name Ola → Ola Nowak; role Agent → Admin");
    }

    [Fact]
    public async Task The_last_admin_stays_one()
    {
        await _admin.SubmitAsync($"form[action='/admin/agents/{_root.Id.Value}']", ("name", "Root"), ("role", "Agent"));
        _admin.Page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("only admin");
        (await _host.Get<AgentStore>().SetEnabledAsync(_root.Id, false, CancellationToken.None)).ShouldBe(AgentChange.LastAdmin);
        (await _host.Get<AgentStore>().FindAsync(_root.Id))!.Agent.ShouldSatisfyAllConditions(a => a.Role.ShouldBe(Role.Admin), a => a.Enabled.ShouldBeTrue());
    }

    [Fact]
    public async Task A_new_password_puts_everybody_out_but_the_admin_who_set_it()
    {
        using var elsewhere = await _host.SignInAsync("root");
        await _admin.SubmitAsync($"form[action='/admin/agents/{_root.Id.Value}/password']", ("password", "another four plain words"));
        _admin.Status.ShouldBe(HttpStatusCode.OK);
        _admin.Page.QuerySelector(".done").ShouldNotBeNull();
        (await elsewhere.OpenAsync("/admin")).QuerySelector("form[action='/login']").ShouldNotBeNull();
        (await _host.Get<Doorman>().TryAsync("root", "another four plain words", null)).ShouldBeOfType<SignInResult.In>();
    }

    [Fact]
    public async Task Who_is_disabled_is_out_and_their_conversations_wait_again()
    {
        var ola = await _host.AddAgentAsync("ola", "Ola");
        using var browser = await _host.SignInAsync("ola");
        var story = await _host.Tell(new("Ann", ChannelName.Web, Language.En)).WritesAsync("hello");
        await story.HandsOffAsync(HandoffReason.AskedForPerson, Urgency.High, Queues.Billing);
        await story.ClaimedAsync(ola);

        await _admin.OpenAsync("/admin");
        await _admin.SubmitAsync($"form[action='/admin/agents/{ola.Id.Value}/disable']");

        (await browser.OpenAsync("/desk")).QuerySelector("form[action='/login']").ShouldNotBeNull();
        var ticket = (await _host.Get<QueueStore>().FindAsync(story.Number))!.Ticket;
        (ticket.State, ticket.Queue).ShouldBe((TicketState.Waiting, Queues.Billing));

        await _admin.SubmitAsync($"form[action='/admin/agents/{ola.Id.Value}/enable']");
        (await _host.SignInAsync("ola")).Page.QuerySelector("#queue").ShouldNotBeNull();
    }

    [Fact]
    public async Task Channels_say_what_is_on_and_why_the_others_are_off()
    {
        var story = await _host.Tell(new("Ann", ChannelName.Telegram, Language.En)).WritesAsync("hello");
        await story.ClaimedAsync(_root);
        var program = await _host.ProgramAsync("root");
        using var body = new StringContent("""{"text":"hi"}""", System.Text.Encoding.UTF8, "application/json");
        (await program.PostAsync($"/api/tickets/{story.Number}/reply", body)).EnsureSuccessStatusCode();

        var boxes = (await _admin.OpenAsync("/admin/channels")).QuerySelectorAll(".tiles .box").Select(box => box.TextContent).ToList();
        boxes[0].ShouldContain("On");
        boxes[1].ShouldContain("Channels:Telegram:Token is not set.");
        (await _host.Get<OutboxStore>().CountAsync()).ShouldBe([(ChannelName.Telegram, DeliveryState.Waiting, 1)]);
    }

    [Fact]
    public async Task What_was_done_to_whom_stands_in_the_audit_log()
    {
        await AddAsync("Ola", DeskHost.Password);
        var ola = (await _host.Get<AgentStore>().FindAsync("ola"))!.Agent.Id.Value;
        await _admin.SubmitAsync($"form[action='/admin/agents/{ola}/password']", ("password", "four other plain words"));
        await _admin.SubmitAsync($"form[action='/admin/agents/{ola}/disable']");

        await _admin.OpenAsync("/admin/audit");

        _admin.Page.QuerySelectorAll(".audit tbody tr").Take(3).Select(row => string.Join(": ", row.QuerySelectorAll("td").Skip(1).Take(2).Select(cell => cell.TextContent))).ShouldBe(
            ["root: disabled agent ola", "root: set a new password for agent ola", "root: added agent ola"]);
    }

    [Fact]
    public async Task A_text_is_tried_without_a_customer()
    {
        await _admin.OpenAsync("/admin/classifier");
        await _admin.SubmitAsync("form.try", ("text", "касса не работает, люди уходят!!!"));
        var read = _admin.Page.QuerySelectorAll(".heads tbody tr").ToDictionary(row => row.QuerySelector("th")!.TextContent, row => row.QuerySelector("td")!.TextContent);
        read["Language"].ShouldBe("Russian");
        read["Topic"].ShouldBe("Outage");
        _admin.Page.QuerySelector("textarea")!.TextContent.ShouldBe("касса не работает, люди уходят!!!");
    }

    [Fact]
    public async Task The_scripts_that_are_active_can_be_read() =>
        (await _admin.OpenAsync("/admin/scripts/payment/edit")).QuerySelector("textarea")!.TextContent.ShouldContain("steps:");

    private Task AddAsync(string login, string password) => _admin.SubmitAsync(
        "form[action='/admin/agents']",
        ("name", "Ola Nowak"), ("login", login), ("password", password), ("role", "Agent"), ("language", "Ru"), ("language", "Pl"));
}
