using System.Diagnostics;
using SupportBot.Conversations;
using SupportBot.Desk.SignIn;
using SupportBot.Storage;
using SupportBot.Tests.Support;
using Xunit.Abstractions;

namespace SupportBot.Tests.Nodes;

/// <summary>Desks on any node hear at once what happened on any other.</summary>
public sealed class EventsEverywhereTests(ITestOutputHelper output)
{
    // Without the bell each change would be seen after a second.
    private static readonly TimeSpan LongestForTen = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan LongestForSix = TimeSpan.FromSeconds(4);

    [PostgresFact]
    public async Task A_change_made_on_one_node_is_heard_on_the_others()
    {
        await using var nodes = await RunningNodes.StartAsync();
        var customer = await RoamingCustomer.ArriveAsync(nodes.A, nodes.A);
        using var program = await ProgramAsync(nodes.B, "anna");
        await using var stream = await EventStream.OpenAsync(program);
        var times = new List<double>();

        for (var i = 0; i < 10; i++)
        {
            await customer.WriteAsync(nodes.A, $"hello {i}");
            var written = Stopwatch.GetTimestamp();
            await stream.NextChangeAsync();
            times.Add(Stopwatch.GetElapsedTime(written).TotalMilliseconds);
        }

        output.WriteLine($"Heard on another node after {string.Join(", ", times.Select(time => $"{time:0}"))} ms.");
        times.Sum().ShouldBeLessThan(LongestForTen.TotalMilliseconds);
    }

    [PostgresFact]
    public async Task Whoever_else_writes_for_long_on_the_same_server_holds_up_no_news()
    {
        await using var nodes = await RunningNodes.StartAsync();
        var (customer, other) = (await RoamingCustomer.ArriveAsync(nodes.A, nodes.A), await RoamingCustomer.ArriveAsync(nodes.A, nodes.A));
        using var program = await ProgramAsync(nodes.B, "anna");
        await using var stream = await EventStream.OpenAsync(program);
        using var socket = await customer.ListenAsync(nodes.C, nodes.C);
        await using var batch = await nodes.Postgres.BeginAsync("CREATE TABLE somebody_elses (id INT)");

        var began = Stopwatch.GetTimestamp();
        for (var i = 1; i <= 5; i++)
        {
            await customer.WriteAsync(nodes.A, $"hello {i}");
            await customer.SeeAsync(socket, i);
            await stream.NextChangeAsync();
        }
        await other.WriteAsync(nodes.B, "hello");
        await stream.NextChangeAsync();

        output.WriteLine($"Six changes heard after {Stopwatch.GetElapsedTime(began).TotalMilliseconds:0} ms.");
        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(LongestForSix);
    }

    [PostgresFact]
    public async Task An_agent_disabled_on_one_node_hears_nothing_more_on_another()
    {
        await using var nodes = await RunningNodes.StartAsync();
        var (agents, passwords) = (nodes.A.Get<AgentStore>(), nodes.A.Get<Passwords>());
        var boris = await agents.AddAsync(new NewAgent("boris", "Boris", Role.Agent, passwords.Hash(RunningBot.Password), []), default);
        var customer = await RoamingCustomer.ArriveAsync(nodes.A, nodes.B);
        using var program = await ProgramAsync(nodes.B, "boris");
        await using var stream = await EventStream.OpenAsync(program);

        await agents.SetEnabledAsync(boris!.Id, false, default);
        await customer.WriteAsync(nodes.C, "a secret");

        (await stream.EndedAsync()).ShouldBeEmpty();
        (await program.GetAsync("/api/tickets")).StatusCode.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
    }

    [PostgresFact]
    public async Task A_desk_that_is_sent_to_another_node_gets_what_it_missed()
    {
        await using var nodes = await RunningNodes.StartAsync();
        var (first, second) = (await RoamingCustomer.ArriveAsync(nodes.A, nodes.A), await RoamingCustomer.ArriveAsync(nodes.B, nodes.B));
        using var there = await ProgramAsync(nodes.A, "anna");
        using var here = await ProgramAsync(nodes.C, "anna");
        string last;
        await using (var stream = await EventStream.OpenAsync(there))
        {
            await first.WriteAsync(nodes.B, "hello");
            await stream.NextChangeAsync();
            last = stream.LastEventId;
        }
        await second.WriteAsync(nodes.A, "hello, missed");

        await using var again = await EventStream.OpenAsync(here, last);

        var missed = (string?)(await again.NextChangeAsync())["number"];
        missed.ShouldNotBeNull();
    }

    private static async Task<HttpClient> ProgramAsync(RunningBot node, string login)
    {
        var agent = (await node.Get<AgentStore>().FindAsync(login))!.Agent;
        var (token, _) = await node.Get<TokenStore>().IssueAsync(agent.Id, default);
        return new HttpClient { BaseAddress = node.Address, DefaultRequestHeaders = { Authorization = new("Bearer", token) } };
    }
}
