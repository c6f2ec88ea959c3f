using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Identity;
using SupportBot.Conversations;
using SupportBot.Desk.SignIn;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk;

/// <summary>Who gets in, and who does not.</summary>
public sealed class SignInTests
{
    [Fact]
    public async Task An_agent_signs_in_comes_to_where_they_were_going_and_signs_out()
    {
        await using var host = await WithAnnaAsync();
        var browser = host.Visitor();
        await browser.OpenAsync("/desk?list=mine");
        browser.Page.QuerySelector("input[name=next]")!.GetAttribute("value").ShouldBe("/desk?list=mine");

        await browser.SubmitAsync("form[action='/login']", ("login", "ANNA "), ("password", DeskHost.Password));
        browser.Page.QuerySelector(".tabs [aria-current]")!.TextContent.ShouldContain("Mine");

        await browser.SubmitAsync("form[action='/logout']");
        await browser.OpenAsync("/desk");
        browser.Page.QuerySelector("form[action='/login']").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task Signing_in_never_leads_out_of_the_house(string next)
    {
        await using var host = await WithAnnaAsync();
        var browser = host.Visitor();
        await browser.OpenAsync($"/login?next={Uri.EscapeDataString(next)}");
        await browser.SubmitAsync("form[action='/login']", ("login", "anna"), ("password", DeskHost.Password));
        browser.Page.QuerySelector("#queue").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("anna", "wrong")]
    [InlineData("anna", "")]
    [InlineData("nobody", DeskHost.Password)]
    [InlineData("", "")]
    public async Task A_wrong_login_and_a_wrong_password_look_the_same(string login, string password)
    {
        await using var host = await WithAnnaAsync();
        var browser = host.Visitor();
        await browser.OpenAsync("/login");
        await browser.SubmitAsync("form[action='/login']", ("login", login), ("password", password));
        browser.Status.ShouldBe(HttpStatusCode.Unauthorized);
        browser.Page.QuerySelector("[role=alert]")!.TextContent.ShouldBe("Login and password do not match.");
    }

    [Fact]
    public async Task An_unknown_login_takes_the_work_of_a_wrong_password()
    {
        var hasher = new CountingHasher();
        await using var store = await TestStore.OpenAsync();
        var passwords = new Passwords(hasher);
        var agents = new AgentStore(store.Database, store.Clock);
        await agents.AddAsync(new NewAgent("anna", "Anna", Role.Agent, passwords.Hash("the right one"), []), CancellationToken.None);
        var doorman = new Doorman(agents, passwords, new Attempts(new AttemptStore(store.Database, store.Clock), store.Clock));

        foreach (var (login, password) in new[] { ("anna", "wrong"), ("nobody", "wrong"), ("nobody", ""), (new string('x', 1000), "wrong") })
        {
            var before = hasher.Verified;
            (await doorman.TryAsync(login, password, IPAddress.Loopback)).ShouldBeOfType<SupportBot.Desk.SignIn.SignInResult.Wrong>();
            (hasher.Verified - before).ShouldBe(1);
        }
    }

    [Fact]
    public async Task Guessing_one_login_is_stopped_for_a_while_and_then_allowed_again()
    {
        var clock = new FakeClock();
        await using var host = await WithAnnaAsync(clock);
        using var http = new HttpClient { BaseAddress = host.Address };
        for (var i = 0; i < Attempts.PerLoginAndAddress; i++)
            (await TryAsync(http, "anna", "wrong")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        var refused = await TryAsync(http, "anna", DeskHost.Password);
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBe(Attempts.Window);
        (await TryAsync(http, "boris", DeskHost.Password)).StatusCode.ShouldBe(HttpStatusCode.OK, "a colleague at the same address still gets in");

        clock.Advance(Attempts.Window);
        (await TryAsync(http, "anna", DeskHost.Password)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_disabled_agent_is_out_at_once_everywhere()
    {
        await using var host = await WithAnnaAsync();
        var browser = await host.SignInAsync("anna");
        var program = await host.ProgramAsync("anna");
        (await program.GetAsync("/api/tickets")).StatusCode.ShouldBe(HttpStatusCode.OK);

        var anna = (await host.Get<AgentStore>().FindAsync("anna"))!.Agent;
        await host.Get<AgentStore>().SetEnabledAsync(anna.Id, false, CancellationToken.None);

        (await program.GetAsync("/api/tickets")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await browser.OpenAsync("/desk")).QuerySelector("form[action='/login']").ShouldNotBeNull();
        await browser.SubmitAsync("form[action='/login']", ("login", "anna"), ("password", DeskHost.Password));
        browser.Status.ShouldBe(HttpStatusCode.Unauthorized);

        await host.Get<AgentStore>().SetEnabledAsync(anna.Id, true, CancellationToken.None);
        (await program.GetAsync("/api/tickets")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "an old token does not come back to life");
    }

    [Fact]
    public async Task An_agent_changes_the_password_and_stays_in_while_everybody_else_is_out()
    {
        await using var host = await WithAnnaAsync();
        using var elsewhere = await host.SignInAsync("anna");
        var browser = await host.SignInAsync("anna");
        await browser.OpenAsync("/desk/account");
        await browser.SubmitAsync("form[action='/desk/account']", ("current", "wrong"), ("new", "entirely different words"));
        browser.Page.QuerySelector("[role=alert]")!.TextContent.ShouldBe("The current password is another one.");

        await browser.SubmitAsync("form[action='/desk/account']", ("current", DeskHost.Password), ("new", "entirely different words"));

        browser.Page.QuerySelector(".done").ShouldNotBeNull();
        (await elsewhere.OpenAsync("/desk")).QuerySelector("form[action='/login']").ShouldNotBeNull();
        await elsewhere.SubmitAsync("form[action='/login']", ("login", "anna"), ("password", "entirely different words"));
        elsewhere.Page.QuerySelector("#queue").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_token_expires()
    {
        var clock = new FakeClock();
        await using var host = await WithAnnaAsync(clock);
        var program = await host.ProgramAsync("anna");
        clock.Advance(TokenStore.Lifetime - TimeSpan.FromSeconds(1));
        (await program.GetAsync("/api/tickets")).StatusCode.ShouldBe(HttpStatusCode.OK);
        clock.Advance(TimeSpan.FromSeconds(1));
        (await program.GetAsync("/api/tickets")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Neither_passwords_nor_tokens_nor_keys_stand_in_the_store()
    {
        await using var host = await WithAnnaAsync();
        var program = await host.ProgramAsync("anna");
        var token = program.DefaultRequestHeaders.Authorization!.Parameter!;
        var kept = await host.Database.ReadAsync(sql => sql.ListAsync(
            "SELECT password_hash FROM agents UNION ALL SELECT hash FROM api_tokens UNION ALL SELECT value FROM settings", row => row.GetString(0)));
        kept.ShouldNotBeEmpty();
        kept.ShouldAllBe(value => !value.Contains(DeskHost.Password) && !value.Contains(token));
    }

    private static async Task<DeskHost> WithAnnaAsync(TimeProvider? clock = null)
    {
        var host = await DeskHost.StartAsync(clock);
        await host.AddAgentAsync("root", "Root", Role.Admin);
        await host.AddAgentAsync("anna", "Anna");
        await host.AddAgentAsync("boris", "Boris");
        return host;
    }

    private static Task<HttpResponseMessage> TryAsync(HttpClient http, string login, string password) =>
        http.PostAsJsonAsync("/api/session", new { login, password });

    private sealed class CountingHasher : IPasswordHasher<Agent>
    {
        public int Verified { get; private set; }

        public string HashPassword(Agent user, string password) => "hash of " + password;

        public PasswordVerificationResult VerifyHashedPassword(Agent user, string hashedPassword, string providedPassword)
        {
            Verified++;
            return hashedPassword == "hash of " + providedPassword ? PasswordVerificationResult.Success : PasswordVerificationResult.Failed;
        }
    }
}
