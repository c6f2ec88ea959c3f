using System.Net;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk;

/// <summary>What other sites, strangers and hostile texts can do to the desk: nothing.</summary>
public sealed class SafetyTests : IAsyncLifetime
{
    private const string Evil = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'><svg onload=alert(3)>";
    private static readonly Story.Customer Ann = new("Ann", ChannelName.Web, Language.En);
    private DeskHost _host = null!;
    private Agent _anna = null!;

    public async Task InitializeAsync()
    {
        _host = await DeskHost.StartAsync();
        _anna = await _host.AddAgentAsync("anna", "Anna", Role.Admin);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("/login")]
    [InlineData("/desk")]
    [InlineData("/admin")]
    [InlineData("/setup")]
    public async Task Pages_run_only_our_own_files_and_stay_out_of_frames_and_caches(string url)
    {
        using var browser = await _host.SignInAsync("anna");
        var response = await browser.Http.GetAsync(url);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"]);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var html = await response.Content.ReadAsStringAsync();
        html.ShouldNotContain(" style=");
        html.ShouldNotContain(" onclick=");
    }

    [Fact]
    public async Task The_cookie_is_for_the_server_alone()
    {
        var browser = _host.Visitor();
        await browser.OpenAsync("/login");
        var token = browser.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = Form(("login", "anna"), ("password", DeskHost.Password), ("__RequestVerificationToken", token));
        var cookie = (await browser.Http.PostAsync("/login", content)).Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("supportbot.agent", StringComparison.Ordinal));
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=lax", Case.Insensitive);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    public async Task Another_site_cannot_act_with_an_agents_cookie(string header, string value)
    {
        var story = await WaitingAsync();
        using var browser = await _host.SignInAsync("anna");
        foreach (var url in new[] { $"/api/tickets/{story.Number}/claim", $"/desk/tickets/{story.Number}/claim", "/logout", "/admin/agents", "/admin/outbox/1/drop" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = Form() };
            request.Headers.Add(header, value);
            (await browser.Http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
        (await _host.Get<QueueStore>().FindAsync(story.Number))!.Ticket.State.ShouldBe(TicketState.Waiting);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        var story = await WaitingAsync();
        using var browser = await _host.SignInAsync("anna");
        foreach (var url in new[] { $"/desk/tickets/{story.Number}/claim", $"/desk/tickets/{story.Number}/write", "/admin/agents", "/admin/classifier", "/admin/outbox/1/retry", "/admin/outbox/1/drop", "/login" })
        {
            using var content = Form(("mode", "note"), ("text", "hello"));
            (await browser.Http.PostAsync(url, content)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, url);
        }
        (await _host.Get<QueueStore>().FindAsync(story.Number))!.Ticket.State.ShouldBe(TicketState.Waiting);
    }

    [Fact]
    public async Task A_program_with_a_token_needs_no_origin()
    {
        var story = await WaitingAsync();
        var program = await _host.ProgramAsync("anna");
        program.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");
        (await program.PostAsync($"/api/tickets/{story.Number}/claim", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_desks_own_scripts_act_with_the_cookie()
    {
        var story = await WaitingAsync();
        using var browser = await _host.SignInAsync("anna");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/tickets/{story.Number}/claim");
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        (await browser.Http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Hostile_text_in_every_field_is_shown_as_text()
    {
        var mallory = await _host.AddAgentAsync("mallory", Evil);
        var story = _host.Tell(new(Evil, ChannelName.Telegram, Language.En));
        await story.WritesAsync(Evil, files: new Attachment(new string('a', 32), $"{Evil}.pdf", Evil, 10));
        await story.BotAsync(Evil, Evil);
        await story.PressesAsync(Evil);
        await story.SendsAsync(Evil);
        await story.FactAsync(Evil, Evil);
        await story.HandsOffAsync(HandoffReason.Anger, Urgency.High);
        await story.ClaimedAsync(mallory);
        await story.RepliesAsync(mallory, Evil);
        await story.NotesAsync(mallory, Evil);
        await story.QueuesAsync(mallory, Evil);
        var row = (await _host.Get<OutboxStore>().ClaimAsync(ChannelName.Telegram, TimeProvider.System.GetUtcNow(), 10)).Single();
        await _host.Get<OutboxStore>().EndAsync(row, DeliveryState.Failed, Evil);

        using var browser = await _host.SignInAsync("anna");
        var urls = new[]
        {
            $"/desk?list=team&ticket={story.Number}", $"/desk/tickets/{story.Number}", "/desk/queue?list=team", $"/desk?find={Uri.EscapeDataString(Evil)}",
            $"/desk?list={Uri.EscapeDataString(Evil)}", $"/desk?ticket={Uri.EscapeDataString(Evil)}", $"/login?next={Uri.EscapeDataString(Evil)}",
            $"/setup?key={Uri.EscapeDataString(Evil)}", "/admin", $"/admin?done={Uri.EscapeDataString(Evil)}",
            "/admin/outbox", $"/admin/outbox?show={Uri.EscapeDataString(Evil)}&channel={Uri.EscapeDataString(Evil)}&page={Uri.EscapeDataString(Evil)}",
            $"/admin/knowledge?language={Uri.EscapeDataString(Evil)}&words={Uri.EscapeDataString(Evil)}",
        };
        foreach (var url in urls) AssertInert(await browser.OpenAsync(url), url);
        await browser.OpenAsync("/admin/classifier");
        AssertInert(await browser.SubmitAsync("form.try", ("text", Evil)), "/admin/classifier");

        await browser.OpenAsync(urls[0]);
        browser.Page.QuerySelectorAll(".line .text").Count(text => text.TextContent.Contains("<script>alert(1)</script>", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(5);
        browser.Page.QuerySelector(".files bdi")!.TextContent.ShouldContain("<script>");
        browser.Page.QuerySelector(".choices li")!.TextContent.ShouldContain("<script>");
        browser.Page.QuerySelector(".row .name")!.TextContent.ShouldContain("<script>");
        browser.Page.QuerySelector(".line .delivery")!.TextContent.ShouldContain("<script>");
        await browser.OpenAsync("/admin/outbox");
        foreach (var part in new[] { ".name", ".words", ".why" }) browser.Page.QuerySelector($".outbox {part}")!.TextContent.ShouldContain("<script>");
    }

    [Fact]
    public async Task A_customers_file_is_a_download_of_no_type()
    {
        using var content = new MemoryStream("<script>alert(1)</script>"u8.ToArray());
        var kept = await _host.Get<IAttachments>().KeepAsync("naïve\r\nname<script>.html", content, 1000, CancellationToken.None);
        using var browser = await _host.SignInAsync("anna");
        var response = await browser.Http.GetAsync($"/desk/files/{kept!.Id}");
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/octet-stream");
        response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        (await browser.Http.GetAsync("/desk/files/..%2f..%2fsupportbot.db")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _host.Visitor().Http.GetAsync($"/desk/files/{kept.Id}")).StatusCode.ShouldBe(HttpStatusCode.Redirect, "a stranger is asked to sign in");
    }

    [Fact]
    public async Task An_agent_who_is_no_admin_sees_nothing_of_the_admins()
    {
        await _host.AddAgentAsync("boris");
        using var browser = await _host.SignInAsync("boris");
        foreach (var url in new[] { "/admin", "/admin/channels", "/admin/outbox", "/admin/classifier", "/admin/scripts", "/admin/knowledge", "/admin/audit" })
            (await browser.Http.GetAsync(url)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await browser.OpenAsync("/desk")).QuerySelector("a[href='/admin']").ShouldBeNull();
    }

    private static void AssertInert(AngleSharp.Html.Dom.IHtmlDocument page, string url)
    {
        page.QuerySelectorAll("script:not([src^='/assets/'])").ShouldBeEmpty(url);
        page.QuerySelectorAll("img, [onerror], [onload], svg[onload], iframe").ShouldBeEmpty(url);
        page.All.SelectMany(element => element.Attributes).ShouldAllBe(attribute => !attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), url);
        page.QuerySelectorAll("a[href]").ShouldAllBe(link => !link.GetAttribute("href")!.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase), url);
    }

    private async Task<Story> WaitingAsync()
    {
        var story = await _host.Tell(Ann).WritesAsync("hello");
        return await story.HandsOffAsync(HandoffReason.AskedForPerson);
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
