using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Storage.Audit;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk;

/// <summary>How the first person gets in.</summary>
public sealed partial class FirstAdminTests
{
    [Fact]
    public async Task Without_an_admin_a_link_is_printed_that_makes_one_exactly_once()
    {
        await using var host = await DeskHost.StartAsync();
        var link = Link().Match(host.Console).Value;
        link.ShouldStartWith($"{host.Address}setup?key=");
        var path = new Uri(link).PathAndQuery;

        var browser = host.Visitor();
        await browser.OpenAsync(path);
        await browser.SubmitAsync("form[action='/setup']", ("name", "Root"), ("login", "root"), ("password", DeskHost.Password));
        browser.Page.QuerySelector(".me .name")!.TextContent.ShouldBe("Root");
        await browser.OpenAsync("/admin");
        browser.Status.ShouldBe(HttpStatusCode.OK);
        (await host.Get<AuditLog>().ReadAsync(0, 10)).Count(entry => (entry.Act, entry.By, entry.What) == (AuditAct.AgentAdded, "root", "root")).ShouldBe(1);

        var late = host.Visitor();
        await late.OpenAsync(path);
        late.Status.ShouldBe(HttpStatusCode.NotFound);
        late.Page.QuerySelector("form").ShouldBeNull();
    }

    [Fact]
    public async Task Two_who_use_the_link_at_once_make_one_admin()
    {
        await using var host = await DeskHost.StartAsync();
        var path = new Uri(Link().Match(host.Console).Value).PathAndQuery;
        var browsers = Enumerable.Range(0, 4).Select(_ => host.Visitor()).ToList();
        foreach (var browser in browsers) await browser.OpenAsync(path);

        await Task.WhenAll(browsers.Select((browser, i) =>
            browser.SubmitAsync("form[action='/setup']", ("name", "Root"), ("login", $"root{i}"), ("password", DeskHost.Password))));

        (await host.Get<AgentStore>().AllAsync()).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("root", "short")]
    [InlineData("", DeskHost.Password)]
    [InlineData("<script>", DeskHost.Password)]
    public async Task What_will_not_do_is_said_and_the_link_stays_valid(string login, string password)
    {
        await using var host = await DeskHost.StartAsync();
        var browser = host.Visitor();
        await browser.OpenAsync(new Uri(Link().Match(host.Console).Value).PathAndQuery);
        await browser.SubmitAsync("form[action='/setup']", ("name", "Root"), ("login", login), ("password", password));
        browser.Status.ShouldBe(HttpStatusCode.BadRequest);
        browser.Page.QuerySelector("[role=alert]")!.TextContent.ShouldNotBeEmpty();
        await browser.SubmitAsync("form[action='/setup']", ("name", "Root"), ("login", "root"), ("password", DeskHost.Password));
        browser.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_guessed_key_opens_nothing()
    {
        await using var host = await DeskHost.StartAsync();
        var browser = host.Visitor();
        await browser.OpenAsync("/setup?key=00000000000000000000000000000000");
        browser.Status.ShouldBe(HttpStatusCode.NotFound);
        await browser.OpenAsync("/setup");
        browser.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_configured_admin_is_made_once_and_keeps_a_later_password()
    {
        await using var host = await DeskHost.StartAsync(null, ("Admin:Login", "Boss"), ("Admin:Password", DeskHost.Password));
        host.Console.ShouldBeEmpty();
        var boss = (await host.Get<AgentStore>().FindAsync("boss")).ShouldNotBeNull();
        boss.Agent.Role.ShouldBe(Role.Admin);
        (await host.SignInAsync("boss")).Page.QuerySelector("#queue").ShouldNotBeNull();
        await host.Get<AgentStore>().SetPasswordAsync(boss.Agent.Id, "another", CancellationToken.None);

        await host.RestartAsync(("Admin:Login", "Boss"), ("Admin:Password", DeskHost.Password));

        (await host.Get<AgentStore>().FindAsync("boss"))!.PasswordHash.ShouldBe("another");
    }

    [Theory]
    [InlineData("Admin:Login", "boss")]
    [InlineData("Admin:Password", "four plain words here")]
    public async Task Half_an_admin_stops_the_start_and_names_the_keys(string key, string value)
    {
        var problem = await Should.ThrowAsync<OptionsValidationException>(() => DeskHost.StartAsync(null, (key, value)));
        problem.Message.ShouldContain("Admin:Login and Admin:Password");
    }

    [GeneratedRegex(@"http://\S+/setup\?key=[0-9a-f]{32}")]
    private static partial Regex Link();
}
