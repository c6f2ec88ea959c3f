using System.Net;
using System.Net.WebSockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using SupportBot.Dialogs;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Nodes;

/// <summary>A node that is asked to stop is missed by nobody: it says so, and serves on for a moment.</summary>
public sealed class DrainTests
{
    private readonly FakeClock _clock = new();

    [PostgresFact]
    public async Task A_node_asked_to_stop_is_red_at_once_and_every_answer_gives_its_connection_up()
    {
        await using var node = await RunningBot.StartAsync(StoreKind.Postgres);
        (await AskAsync(node, HttpMethod.Post, "/chat/token")).ShouldBe((HttpStatusCode.OK, false));

        node.Get<Drain>().StopApplication();

        (await AskAsync(node, HttpMethod.Get, "/health/ready")).ShouldBe((HttpStatusCode.ServiceUnavailable, true));
        (await AskAsync(node, HttpMethod.Get, "/health/live")).ShouldBe((HttpStatusCode.OK, true));
        (await AskAsync(node, HttpMethod.Post, "/chat/token")).ShouldBe((HttpStatusCode.OK, true));
        (await AskAsync(node, HttpMethod.Get, "/login")).ShouldBe((HttpStatusCode.OK, true));
    }

    [PostgresFact]
    public async Task Chats_go_on_until_the_drain_ends_and_are_told_then_that_the_node_goes()
    {
        await using var node = await RunningBot.StartAsync(StoreKind.Postgres);
        var customer = await RoamingCustomer.ArriveAsync(node, node);
        using var before = await customer.ListenAsync(node, node);
        using var drain = DrainOf(node);

        drain.StopApplication();
        using var meanwhile = await customer.ListenAsync(node, node);
        await customer.WriteAsync(node, "hello");

        (await before.NextTextsAsync(1)).ShouldBe(["hello"]);
        (await meanwhile.NextTextsAsync(1)).ShouldBe(["hello"]);
        _clock.Advance(Drain.Length);
        while (await before.NextAsync() is not null) { }
        before.Closed.ShouldBe(WebSocketCloseStatus.EndpointUnavailable);
    }

    [PostgresFact]
    public async Task Whoever_asks_twice_does_not_wait()
    {
        await using var node = await RunningBot.StartAsync(StoreKind.Postgres);
        using var drain = DrainOf(node);

        drain.StopApplication();
        drain.ApplicationStopping.IsCancellationRequested.ShouldBeFalse();
        drain.StopApplication();

        drain.ApplicationStopping.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public async Task One_that_is_alone_has_nobody_to_wait_for()
    {
        await using var alone = await RunningBot.StartAsync();
        using var drain = DrainOf(alone);

        drain.StopApplication();

        drain.ApplicationStopping.IsCancellationRequested.ShouldBeTrue();
    }

    // By a clock of the test's own, so that nothing ends before the test says so.
    private Drain DrainOf(RunningBot node) => new(node.Database, node.Get<IHostApplicationLifetime>(), _clock, NullLogger<Drain>.Instance);

    private static async Task<(HttpStatusCode Status, bool GivesUp)> AskAsync(RunningBot node, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        using var answer = await node.Http.SendAsync(request);
        return (answer.StatusCode, answer.Headers.ConnectionClose ?? false);
    }
}
