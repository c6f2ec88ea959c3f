using SupportBot.Channels;
using SupportBot.Dialogs;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Nodes;

/// <summary>A messenger is one node's at a time, and every node's admin page says whose.</summary>
public sealed class ChannelsTests
{
    [PostgresFact]
    public async Task Every_node_says_which_one_runs_a_channel_and_the_next_takes_over_when_that_one_stops()
    {
        await using var telegram = await TelegramServer.StartAsync();
        await using var nodes = await RunningNodes.StartAsync(Settings(telegram));
        await telegram.NextCallAsync("getUpdates");
        var holder = await HolderAsync(nodes);

        foreach (var node in nodes.All)
        {
            var box = await BoxAsync(node);
            box.ShouldContain("On");
            box.ShouldContain(node == holder ? $"Runs on this node, {holder.Database.Node}." : $"Runs on node {holder.Database.Node}.");
        }
        await holder.StopAsync();
        await telegram.NextCallAsync("getUpdates");
        await holder.StartAgainAsync();
        (await BoxAsync(holder)).ShouldContain("Runs on node");
        await telegram.WriteAsync("Ann", "a human please");
        (await telegram.NextAsync("Ann")).Text.ShouldContain("SB-");
    }

    [PostgresFact]
    public async Task A_refused_token_is_tried_once_by_each_node_and_then_waits_for_an_admin()
    {
        await using var telegram = await TelegramServer.StartAsync();
        telegram.FailNext("getUpdates", [.. Enumerable.Repeat(new TelegramFault.Reject(401, "Unauthorized"), 3)]);
        await using var nodes = await RunningNodes.StartAsync(Settings(telegram));

        foreach (var node in nodes.All)
        {
            await node.Logs.UntilAsync("Channel telegram stopped");
            (await BoxAsync(node)).ShouldContain("Stopped");
        }
        await nodes.B.RestartAsync();

        await telegram.WriteAsync("Ann", "a human please");
        (await telegram.NextAsync("Ann")).Text.ShouldContain("SB-");
        nodes.A.Get<ChannelHost>().Stopped.Keys.ShouldBe([ChannelName.Telegram]);
        (await BoxAsync(nodes.A)).ShouldContain($"Runs on node {nodes.B.Database.Node}. This node cannot take it over:");
    }

    [PostgresFact]
    public async Task When_every_connection_to_the_store_breaks_one_node_has_the_channel_again_and_answers()
    {
        await using var telegram = await TelegramServer.StartAsync();
        await using var nodes = await RunningNodes.StartAsync(Settings(telegram));
        await telegram.WriteAsync("Ann", "a human please");
        (await telegram.NextAsync("Ann")).Text.ShouldContain("SB-");

        await nodes.A.Database.ReadAsync(sql => sql.ListAsync(
            "SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", row => row.GetString(0)));
        await await Task.WhenAny(nodes.All.Select(node => node.Logs.UntilAsync("(term 2)")));

        await telegram.WriteAsync("Ann", "status?");
        (await telegram.NextAsync("Ann")).Text.ShouldContain("SB-");
        telegram.ShownTo("Ann").Count.ShouldBe(2);
    }

    private static (string Key, string Value)[] Settings(TelegramServer telegram) =>
        [("Dialogs:QuietWindowMs", "0"), ("Channels:Telegram:Token", TelegramServer.Token), ("Channels:Telegram:ApiBase", telegram.ApiBase)];

    private static async Task<RunningBot> HolderAsync(RunningNodes nodes)
    {
        var holder = await nodes.A.Database.WhoHasAsync(ChannelName.Telegram.Value);
        return nodes.All.Single(node => node.Database.Node == holder);
    }

    private static async Task<string> BoxAsync(RunningBot node)
    {
        using var browser = new DeskClient(node.Address);
        await browser.SignInAsync("anna", RunningBot.Password);
        await browser.OpenAsync("/admin/channels");
        return browser.Page.QuerySelectorAll(".tiles .box").Single(box => box.TextContent.Contains("Telegram", StringComparison.Ordinal)).TextContent;
    }
}
