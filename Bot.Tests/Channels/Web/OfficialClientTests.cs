using System.Text.Json.Nodes;
using Microsoft.Playwright;
using SupportBot.Channels;
using SupportBot.Tests.Browser;
using SupportBot.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Tests.Channels.Web;

/// <summary>The official clients run against our server as they were published.</summary>
[Collection(InChromium.Name)]
public sealed class OfficialClientTests(ChromiumBrowser chromium)
{
    private static readonly Choice[] Choices = [new("a", "The first"), new("b", "The second")];

    [NodeFact]
    public async Task DirectLineJs_talks_over_a_socket_that_is_cut_and_a_server_that_restarts()
    {
        await using var host = await WebHost.StartAsync();
        await using var client = await OfficialDirectLine.ConnectAsync(host.Address, await TokenAsync(host));
        host.Transcript.OnAccepted = m => host.Transcript.Reply(m.Address, "Which?", Choices);

        (await client.SayAsync("hello")).ShouldEndWith("|0000001");
        (await client.NextTextsAsync(2)).ShouldBe(["hello", "Which?"]);
        var place = host.Transcript.Accepted.Single().Address;
        await client.CutAsync();
        host.Transcript.Answer(place, "Anna", "while the line was cut");
        (await client.NextTextsAsync(1)).ShouldBe(["while the line was cut"]);
        await host.StopServerAsync();
        host.Transcript.Answer(place, "Anna", "while the server was away");
        await host.StartServerAsync();
        (await client.NextTextsAsync(1)).ShouldBe(["while the server was away"]);
        (await client.SayAsync("and on")).ShouldEndWith("|0000005");

        (await client.NextTextsAsync(2)).ShouldBe(["and on", "Which?"]);
        client.IsSilent.ShouldBeTrue();
    }

    [NodeFact]
    public async Task DirectLineJs_shows_choices_and_typing_and_sends_a_press()
    {
        await using var host = await WebHost.StartAsync();
        await using var client = await OfficialDirectLine.ConnectAsync(host.Address, await TokenAsync(host));
        await client.SayAsync("hello");
        await client.NextMessageAsync();
        var place = host.Transcript.Accepted.Single().Address;
        host.Transcript.Type(place, Author.Bot, null);
        host.Transcript.Reply(place, "Which?", Choices);

        (await client.NextTypingAsync())["from"]!["id"]!.ToString().ShouldBe("bot");
        var action = (await client.NextMessageAsync())["suggestedActions"]!["actions"]![1]!;
        await client.PostAsync(new JsonObject { ["type"] = "message", ["text"] = action["text"]!.ToString(), ["value"] = action["value"]!.ToString() });

        host.Transcript.Accepted[1].Content.ShouldBe(new IncomingContent.Choice("b", "The second"));
    }

    [NodeFact]
    public async Task DirectLineJs_polls_where_it_may_not_open_a_socket()
    {
        await using var host = await WebHost.StartAsync();
        await using var client = await OfficialDirectLine.ConnectAsync(host.Address, await TokenAsync(host), webSocket: false);

        for (var i = 1; i <= 3; i++)
        {
            await client.SayAsync($"question {i}");
            host.Transcript.Reply(host.Transcript.Accepted[0].Address, $"answer {i}");
        }

        (await client.NextTextsAsync(6)).ShouldBe(["question 1", "answer 1", "question 2", "answer 2", "question 3", "answer 3"]);
        client.IsSilent.ShouldBeTrue();
    }

    [NodeFact]
    public async Task DirectLineJs_learns_of_an_expired_token_and_goes_on_with_a_new_one()
    {
        var clock = new FakeClock();
        await using var host = await WebHost.StartAsync(clock);
        var visit = await host.PostAsync("/chat/token");
        await using var client = await OfficialDirectLine.ConnectAsync(host.Address, visit.Text("token"));
        await client.SayAsync("one");

        clock.Advance(TimeSpan.FromHours(1));
        (await client.SayAsync("too late")).ShouldBe("retry");
        await client.UntilAsync("ExpiredToken");
        var again = await host.PostAsync("/chat/token", json: $$"""{"token":"{{visit.Text("returnToken")}}"}""");
        var back = await host.GetAsync($"{DirectLineClient.Base}/conversations/{again.Text("conversationId")}?watermark=1", again.Text("token"));
        await client.ReconnectAsync(back.Json!.AsObject());
        await client.UntilAsync("Online");

        (await client.SayAsync("two")).ShouldEndWith("|0000002");
    }

    [OfficialChromiumFact]
    public async Task WebChat_sends_receives_presses_and_survives_a_restart_of_the_server()
    {
        await using var host = await WebHost.StartAsync();
        host.Transcript.OnAccepted = m =>
        {
            if (m.Content is IncomingContent.Choice choice) host.Transcript.Reply(m.Address, $"You chose {choice.Value}.");
            else host.Transcript.Reply(m.Address, "Which?", Choices);
        };
        await using var window = await chromium.OpenAsync();
        var page = await OpenWebChatAsync(window, host);

        await SayAsync(page, "hello");
        await page.Locator(".webchat__suggested-action", new() { HasText = "The second" }).ClickAsync();
        await ReadsAsync(page, "hello", "Which?", "The second", "You chose b.");
        var place = host.Transcript.Accepted[0].Address;
        host.Transcript.Type(place, Author.Agent, "Anna");
        await Expect(page.Locator(".webchat__typing-indicator")).ToBeVisibleAsync();
        host.Transcript.Answer(place, "Anna", "<b>I am Anna</b>");
        await ReadsAsync(page, "hello", "Which?", "The second", "You chose b.", "<b>I am Anna</b>");
        await Expect(page.Locator(".webchat__typing-indicator")).ToBeHiddenAsync();

        await host.StopServerAsync();
        host.Transcript.Answer(place, "Anna", "while the server was away");
        await host.StartServerAsync();
        await ReadsAsync(page, "hello", "Which?", "The second", "You chose b.", "<b>I am Anna</b>", "while the server was away");
        await SayAsync(page, "and on");

        await ReadsAsync(page, "hello", "Which?", "The second", "You chose b.", "<b>I am Anna</b>", "while the server was away", "and on", "Which?");
        await Expect(page.GetByText("Send failed")).ToHaveCountAsync(0);
    }

    [OfficialChromiumFact]
    public async Task WebChat_uploads_a_file()
    {
        await using var host = await WebHost.StartAsync();
        await using var window = await chromium.OpenAsync();
        var page = await OpenWebChatAsync(window, host);

        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "error.log", MimeType = "text/plain", Buffer = "500"u8.ToArray() });
        await page.Locator(".webchat__send-box-text-box__input").PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Link, new() { NameString = "error.log" })).ToBeVisibleAsync();
        host.Transcript.Accepted.Single().Attachments.Single().Name.ShouldBe("error.log");
    }

    private static async Task<IPage> OpenWebChatAsync(IBrowserContext window, WebHost host)
    {
        SetDefaultExpectTimeout(60_000);
        var page = await window.NewPageAsync();
        await page.RouteAsync("**/webchat.js", route => route.FulfillAsync(new() { Path = OfficialClients.WebChatBundle, ContentType = "text/javascript" }));
        await page.GotoAsync(host.PageOfAnotherSite($$"""
            <!doctype html><html lang="en"><title>Shop</title><body><div id="chat"></div>
            <script src="webchat.js"></script>
            <script>
              WebChat.renderWebChat({
                directLine: WebChat.createDirectLine({ token: "{{await TokenAsync(host)}}", domain: "{{host.Address}}v3/directline" }),
                locale: "en-US",
              }, document.getElementById("chat"));
            </script>
            """));
        return page;
    }

    private static async Task SayAsync(IPage page, string text)
    {
        var box = page.Locator(".webchat__send-box-text-box__input");
        await box.FillAsync(text);
        await box.PressAsync("Enter");
    }

    private static Task ReadsAsync(IPage page, params string[] lines) =>
        Expect(page.GetByRole(AriaRole.Feed).Locator("p")).ToHaveTextAsync(lines);

    private static async Task<string> TokenAsync(WebHost host) => (await host.PostAsync("/chat/token")).Text("token");
}
