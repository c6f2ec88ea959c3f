using System.Text.Json.Nodes;
using SupportBot.Tests.Channels.Web;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Nodes;

/// <summary>A customer on the web is at home on every node, and may be sent to another at any moment.</summary>
public sealed class WebChatEverywhereTests
{
    private const int Seed = 20260309;

    [PostgresFact]
    public async Task A_conversation_goes_on_when_its_node_goes()
    {
        await using var nodes = await RunningNodes.StartAsync(("Dialogs:QuietWindowMs", "0"));
        var customer = await RoamingCustomer.ArriveAsync(tokenFrom: nodes.A, openedAt: nodes.B);
        using (var socket = await customer.ListenAsync(addressFrom: nodes.A, at: nodes.C))
        {
            await customer.WriteAsync(nodes.B, "a human please");
            await customer.SeeAsync(socket, 2);
            await nodes.C.StopAsync();
            (await socket.NextAsync()).ShouldBeNull("a node that stops says goodbye");
        }
        await customer.WriteAsync(nodes.A, "status?");
        await customer.RenewAsync(nodes.B);

        using var again = await customer.ListenAsync(addressFrom: nodes.B, at: nodes.A);
        await customer.SeeAsync(again, 4);
        await customer.WriteAsync(nodes.B, "status? again");
        await customer.SeeAsync(again, 6);

        customer.Seen[0].Text.ShouldBe("a human please");
        customer.Seen[2].Text.ShouldBe("status?");
        customer.Seen[4].Text.ShouldBe("status? again");
        customer.Seen.ShouldBe(await customer.ReadAsync(nodes.B));
    }

    [PostgresFact]
    public async Task However_a_customer_is_sent_about_every_line_comes_once_and_in_order()
    {
        await using var nodes = await RunningNodes.StartAsync(("Dialogs:QuietWindowMs", "0"));
        var random = new Random(Seed);
        RunningBot Any() => nodes.All[random.Next(nodes.All.Count)];
        var customer = await RoamingCustomer.ArriveAsync(Any(), Any());
        await customer.WriteAsync(Any(), "a human please");

        for (var written = 1; written < 40;)
        {
            using var socket = await customer.ListenAsync(Any(), Any());
            for (var i = random.Next(1, 6); i > 0; i--, written++) await customer.WriteAsync(Any(), $"status? {written}");
            await customer.SeeAsync(socket, written);
            socket.Abort();
        }
        using var last = await customer.ListenAsync(Any(), Any());
        var all = await WhenAnsweredAsync(nodes.A, customer);
        if (customer.Seen.Count < all.Count) await customer.SeeAsync(last, all.Count);

        customer.Seen.ShouldBe(all);
        all.Where(line => line.Text.StartsWith("status?", StringComparison.Ordinal)).Select(line => line.Text)
            .ShouldBe(Enumerable.Range(1, all.Count(line => line.Text.StartsWith("status?", StringComparison.Ordinal))).Select(i => $"status? {i}"));
    }

    [PostgresFact]
    public async Task The_customer_sees_that_an_agent_on_another_node_is_writing()
    {
        await using var nodes = await RunningNodes.StartAsync(("Dialogs:QuietWindowMs", "0"));
        var customer = await RoamingCustomer.ArriveAsync(nodes.A, nodes.B);
        using var here = await customer.ListenAsync(nodes.A, nodes.A);
        using var elsewhere = await customer.ListenAsync(nodes.B, nodes.B);
        await customer.WriteAsync(nodes.B, "a human please");
        await customer.SeeAsync(here, 2);
        using var anna = await AgentAtWork.SignInAsync(nodes.A.Address);
        var ticket = (string)(await anna.TicketsAsync("waiting")).ShouldHaveSingleItem()["number"]!;
        await anna.DoAsync(ticket, "claims", "");

        using var browser = new DeskClient(nodes.A.Address);
        await browser.SignInAsync("anna", RunningBot.Password);
        (await browser.Http.PostAsync($"/desk/tickets/{ticket}/typing", null)).EnsureSuccessStatusCode();
        (await TypingBeforeAsync(elsewhere, 1, null)).ShouldBe(["anna"]);
        await anna.DoAsync(ticket, "replies", "hello, this is Anna");

        (await TypingBeforeAsync(here, 2, "hello, this is Anna")).ShouldBe(["anna"], "those at the agent's own node see it once");
    }

    [PostgresFact]
    public async Task A_file_sent_to_one_node_is_read_on_every_other_and_no_node_needs_a_disk()
    {
        await using var nodes = await RunningNodes.StartAsync();
        var customer = await RoamingCustomer.ArriveAsync(nodes.A, nodes.B);
        var bytes = new byte[600_000];
        new Random(Seed).NextBytes(bytes);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", "log.bin" } };

        await customer.UploadAsync(nodes.A, form);

        var file = (string)(await customer.ActivitiesAsync(nodes.B))[0]!["attachments"]![0]!["contentUrl"]!;
        var path = new Uri(file).AbsolutePath;
        foreach (var node in nodes.All) (await node.Http.GetByteArrayAsync(path)).ShouldBe(bytes);
        using var browser = new DeskClient(nodes.C.Address);
        await browser.SignInAsync("anna", RunningBot.Password);
        using var download = await browser.Http.GetAsync($"/desk/files/{path.Split('/')[^1]}");
        download.Content.Headers.ContentLength.ShouldBe(bytes.Length);
        (await download.Content.ReadAsByteArrayAsync()).ShouldBe(bytes);
        Directory.EnumerateFileSystemEntries(nodes.Folder).ShouldBeEmpty();
    }

    // Everything that was asked is answered, by whichever node had the turn.
    private static async Task<List<(int Position, string Text)>> WhenAnsweredAsync(RunningBot node, RoamingCustomer customer)
    {
        await node.UntilAsync(async () => await node.Database.ReadAsync(sql => sql.FirstAsync(
            "SELECT COUNT(*) FROM conversations WHERE ready_at IS NOT NULL", row => row.GetInt64(0))) == 0);
        return await customer.ReadAsync(node);
    }

    /// <summary>Who was shown as writing before so many signs, or this line, came.</summary>
    private static async Task<List<string>> TypingBeforeAsync(DirectLineSocket socket, int signs, string? line)
    {
        var names = new List<string>();
        while (names.Count < signs)
        {
            var activities = (await socket.NextAsync()).ShouldNotBeNull()["activities"]!.AsArray().OfType<JsonNode>().ToList();
            names.AddRange(activities.Where(activity => (string)activity["type"]! == "typing").Select(activity => (string)activity["from"]!["name"]!));
            if (activities.Exists(activity => (string?)activity["text"] == line && line is not null)) break;
        }
        return names;
    }
}
