using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using SupportBot.Conversations;
using SupportBot.Desk.SignIn;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Nodes;

/// <summary>What one node signed, every other believes, from the first moment on.</summary>
public sealed class KeysTests
{
    [PostgresFact]
    public async Task An_agent_signs_in_on_one_node_posts_to_another_and_is_shut_out_by_a_third()
    {
        await using var nodes = await RunningNodes.StartAsync();
        using var browser = await SignedInAsync(nodes.A);
        await browser.OpenAsync("/desk/account");

        browser.MoveTo(nodes.B.Address);
        await browser.SubmitAsync("form[action='/desk/account']", ("current", RunningBot.Password), ("new", "entirely different words"));
        browser.Page.QuerySelector(".done").ShouldNotBeNull("the form of one node was taken by another");

        browser.MoveTo(nodes.C.Address);
        (await browser.OpenAsync("/desk")).QuerySelector("#queue").ShouldNotBeNull();
        var agents = nodes.C.Get<AgentStore>();
        await agents.AddAsync(new NewAgent("root", "Root", Role.Admin, nodes.C.Get<Passwords>().Hash("x"), []), default);
        (await agents.SetEnabledAsync((await agents.FindAsync("anna"))!.Agent.Id, false, default)).ShouldBe(AgentChange.Done);

        (await browser.OpenAsync("/desk")).QuerySelector("form[action='/login']").ShouldNotBeNull();
        browser.MoveTo(nodes.A.Address);
        (await browser.OpenAsync("/desk")).QuerySelector("form[action='/login']").ShouldNotBeNull();
    }

    [PostgresFact]
    public async Task Nodes_that_start_together_make_one_key_and_a_restart_makes_none()
    {
        await using var nodes = await RunningNodes.StartAsync();
        var marks = nodes.All.Select(node => Protector(node).Protect("mark")).ToList();

        foreach (var node in nodes.All)
        {
            foreach (var mark in marks) Protector(node).Unprotect(mark).ShouldBe("mark");
            node.Get<IKeyManager>().GetAllKeys().Count.ShouldBe(1);
        }
        await nodes.B.RestartAsync();
        Protector(nodes.A).Unprotect(Protector(nodes.B).Protect("again")).ShouldBe("again");
        foreach (var mark in marks) Protector(nodes.B).Unprotect(mark).ShouldBe("mark");
        nodes.B.Get<IKeyManager>().GetAllKeys().Count.ShouldBe(1);
    }

    [PostgresFact]
    public async Task Nodes_that_miss_the_next_key_at_the_same_moment_make_one()
    {
        await using var nodes = await RunningNodes.StartAsync();
        var keys = nodes.All.Select(node => node.Get<IKeyManager>()).ToList();
        var now = TimeProvider.System.GetUtcNow();

        foreach (var manager in keys) manager.GetAllKeys().Count.ShouldBe(1);
        await Task.WhenAll(keys.Select(manager => Task.Run(() => manager.CreateNewKey(now, now.AddDays(90)))));

        foreach (var manager in keys) manager.GetAllKeys().Count.ShouldBe(2);
    }

    [PostgresFact]
    public async Task A_revoked_key_is_revoked_everywhere()
    {
        await using var nodes = await RunningNodes.StartAsync();
        var keys = nodes.A.Get<IKeyManager>();

        var (now, first) = (TimeProvider.System.GetUtcNow(), keys.GetAllKeys().Single());
        var second = keys.CreateNewKey(now, now.AddDays(90));

        keys.RevokeKey(first.KeyId, "a test");
        keys.RevokeKey(second.KeyId, "a test");

        nodes.C.Get<IKeyManager>().GetAllKeys().Select(key => key.IsRevoked).ShouldBe([true, true]);
    }

    private static async Task<DeskClient> SignedInAsync(RunningBot node)
    {
        var browser = new DeskClient(node.Address);
        await browser.SignInAsync("anna", RunningBot.Password);
        browser.Status.ShouldBe(HttpStatusCode.OK);
        return browser;
    }

    private static IDataProtector Protector(RunningBot node) => node.Get<IDataProtectionProvider>().CreateProtector("test");
}
