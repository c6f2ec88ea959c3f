using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SupportBot.Channels;
using SupportBot.Tests.Browser;
using SupportBot.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Tests.Channels.Web;

[Collection(InChromium.Name)]
public sealed class WidgetTests(ChromiumBrowser chromium)
{
    [Fact]
    public void The_widget_with_all_its_parts_is_under_28_KB()
    {
        var parts = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "wwwroot", "chat"));

        parts.Select(Path.GetFileName).ShouldContain("widget.js");
        parts.Sum(Compressed).ShouldBeLessThan(28 * 1024);
        parts.ShouldAllBe(part => Regex.Matches(File.ReadAllText(part), "from '(.*?)'|import\\('(.*?)'").All(m => m.Groups[1].Value.StartsWith("./", StringComparison.Ordinal)));
    }

    [ChromiumFact]
    public async Task A_customer_writes_and_is_answered_by_the_bot_and_by_a_person()
    {
        await using var host = await WebHost.StartAsync();
        await using var chat = await ChatPage.OpenAsync(chromium, host);
        host.Transcript.OnAccepted = m => host.Transcript.Reply(m.Address, "What happened?");

        await chat.ShowAsync();
        await chat.SayAsync("hello");
        await chat.ReadsAsync("hello", "What happened?");
        var place = host.Transcript.Accepted.Single().Address;
        host.Transcript.Type(place, Author.Agent, "Anna");
        await Expect(chat.Page.GetByRole(AriaRole.Img, new() { Name = "Anna is typing" })).ToBeVisibleAsync();
        host.Transcript.Answer(place, "Anna", "I am Anna, let me look.");

        await chat.ReadsAsync("hello", "What happened?", "I am Anna, let me look.");
        await Expect(chat.Rows.Nth(2).Locator(".author")).ToContainTextAsync("Anna");
        await Expect(chat.Page.Locator(".typing")).ToHaveCountAsync(0);
        await Expect(chat.Rows.Nth(2).Locator("time")).ToBeVisibleAsync();
        await Expect(chat.Page.Locator("[aria-live=polite]")).ToHaveTextAsync("Anna: I am Anna, let me look.");
        chat.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task Looking_at_the_page_or_opening_the_chat_leaves_nothing_on_the_server()
    {
        await using var host = await WebHost.StartAsync();
        await using var chat = await ChatPage.OpenAsync(chromium, host);
        var requests = new List<string>();
        chat.Page.Request += (_, request) => requests.Add(request.Url);

        await chat.ShowAsync();
        await Expect(chat.Input).ToBeFocusedAsync();

        requests.ShouldAllBe(url => url.EndsWith("/chat/about", StringComparison.Ordinal));
        host.Transcript.ReadCalls.ShouldBe(0);
    }

    [ChromiumFact]
    public async Task Buttons_send_their_value_and_go_dead_when_the_question_is_answered()
    {
        await using var host = await WebHost.StartAsync();
        await using var chat = await ChatPage.OpenAsync(chromium, host);
        host.Transcript.OnAccepted = m =>
        {
            if (m.Content is IncomingContent.Text) host.Transcript.Reply(m.Address, "Which?", new("a", "The first"), new("b", "The second"));
        };
        await chat.ShowAsync();
        await chat.SayAsync("hello");

        await chat.PressAsync("The second");

        await chat.ReadsAsync("hello", "Which?", "The second");
        host.Transcript.Accepted[1].Content.ShouldBe(new IncomingContent.Choice("b", "The second"));
        await Expect(chat.Page.Locator(".choices button:enabled")).ToHaveCountAsync(0);
        await Expect(chat.Page.Locator(".choices button[aria-pressed=true]")).ToHaveTextAsync("The second");
        await Expect(chat.Input).ToBeFocusedAsync();
        await chat.SayAsync("another question");
        await Expect(chat.Page.Locator(".choices button:enabled")).ToHaveCountAsync(2);
        await chat.SayAsync("answered in words");
        await Expect(chat.Page.Locator(".choices").Nth(1).Locator("button:enabled")).ToHaveCountAsync(0);
    }

    [ChromiumFact]
    public async Task A_reload_keeps_the_conversation_and_the_draft()
    {
        await using var host = await WebHost.StartAsync();
        await using var chat = await ChatPage.OpenAsync(chromium, host);
        await chat.ShowAsync();
        await chat.SayAsync("hello");
        await Expect(chat.Rows.First.Locator("time")).ToBeVisibleAsync();
        await chat.Input.FillAsync("half a thou");

        await chat.Page.ReloadAsync();
        await chat.ShowAsync();

        await chat.ReadsAsync("hello");
        await Expect(chat.Input).ToHaveValueAsync("half a thou");
        await chat.SayAsync("again");
        await chat.ReadsAsync("hello", "again");
        host.Transcript.Accepted.Select(m => m.Address).Distinct().Count().ShouldBe(1);
    }

    [ChromiumFact]
    public async Task A_reply_to_a_closed_chat_is_counted_until_it_is_read()
    {
        await using var host = await WebHost.StartAsync();
        await using var chat = await ChatPage.OpenAsync(chromium, host);
        await chat.ShowAsync();
        await chat.SayAsync("hello");
        await Expect(chat.Rows.First.Locator("time")).ToBeVisibleAsync();
        await chat.ShowAsync();
        var place = host.Transcript.Accepted.Single().Address;

        host.Transcript.Answer(place, "Anna", "one");
        host.Transcript.Answer(place, "Anna", "two");
        await Expect(chat.Launcher).ToHaveAccessibleNameAsync("Open the chat (2 new)");
        await chat.Page.ReloadAsync();
        await Expect(chat.Launcher).ToHaveAccessibleNameAsync("Open the chat (2 new)");
        await chat.ShowAsync();
        await Expect(chat.Launcher).ToHaveAccessibleNameAsync("Close the chat");
        await chat.Page.ReloadAsync();
        await Expect(chat.Bubbles).ToHaveCountAsync(3);

        await Expect(chat.Launcher).ToHaveAccessibleNameAsync("Open the chat");
    }

    [ChromiumFact]
    public async Task What_is_written_offline_is_sent_once_when_the_line_is_back()
    {
        await using var host = await WebHost.StartAsync();
        await using var chat = await ChatPage.OpenAsync(chromium, host);
        await chat.ShowAsync();
        await chat.SayAsync("one");
        await Expect(chat.Rows.First.Locator("time")).ToBeVisibleAsync();

        await chat.Window.SetOfflineAsync(true);
        await chat.SayAsync("two");
        await chat.SayAsync("three");
        await Expect(chat.Page.GetByText("Waiting to be sent")).ToHaveCountAsync(2);
        await Expect(chat.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("No connection");
        host.Transcript.Answer(host.Transcript.Accepted.Single().Address, "Anna", "meanwhile");
        await chat.Window.SetOfflineAsync(false);

        await chat.ReadsAsync("one", "meanwhile", "two", "three");
        await Expect(chat.Rows.Nth(3).Locator("time")).ToBeVisibleAsync();
        host.Transcript.Accepted.Select(m => ((IncomingContent.Text)m.Content).Value).ShouldBe(["one", "two", "three"]);
    }

    [ChromiumFact]
    public async Task What_could_not_be_sent_before_a_reload_is_sent_after_it()
    {
        await using var host = await WebHost.StartAsync();
        await using var chat = await ChatPage.OpenAsync(chromium, host);
        host.Transcript.IsBroken = true;
        await chat.ShowAsync();
        await chat.SayAsync("please keep this");
        await Expect(chat.Page.GetByText("Waiting to be sent")).ToBeVisibleAsync();

        await chat.Page.ReloadAsync();
        host.Transcript.IsBroken = false;
        await chat.ShowAsync();

        await Expect(chat.Rows.Locator("time")).ToHaveCountAsync(1);
        await chat.ReadsAsync("please keep this");
        host.Transcript.Accepted.Count.ShouldBe(1);
    }

    [ChromiumFact]
    public async Task A_lost_answer_to_a_post_doubles_nothing()
    {
        await using var host = await WebHost.StartAsync();
        await using var chat = await ChatPage.OpenAsync(chromium, host);
        var posts = 0;
        await chat.Page.RouteAsync("**/activities", async route =>
        {
            if (route.Request.Method != "POST" || ++posts > 1)
            {
                await route.ContinueAsync();
                return;
            }
            await route.FetchAsync();
            await route.AbortAsync();
        });
        await chat.ShowAsync();

        await chat.SayAsync("once");
        await chat.SayAsync("and then");

        await chat.ReadsAsync("once", "and then");
        await Expect(chat.Rows.Locator("time")).ToHaveCountAsync(2);
        host.Transcript.Accepted.Count.ShouldBe(2);
    }

    [ChromiumFact]
    public async Task A_restart_of_the_server_loses_and_doubles_nothing()
    {
        await using var host = await WebHost.StartAsync();
        await using var chat = await ChatPage.OpenAsync(chromium, host);
        await chat.ShowAsync();
        await chat.SayAsync("before");
        await Expect(chat.Rows.First.Locator("time")).ToBeVisibleAsync();

        await host.StopServerAsync();
        await chat.SayAsync("during");
        host.Transcript.Answer(host.Transcript.Accepted.Single().Address, "Anna", "answer while away");
        await host.StartServerAsync();

        await chat.ReadsAsync("before", "answer while away", "during");
        await Expect(chat.Rows.Nth(2).Locator("time")).ToBeVisibleAsync();
        host.Transcript.Accepted.Count.ShouldBe(2);
    }

    [ChromiumFact]
    public async Task Where_sockets_do_not_get_through_it_asks_instead()
    {
        await using var host = await WebHost.StartAsync();
        const string noSockets = "window.WebSocket = class { constructor() { setTimeout(() => this.onclose(), 10); } close() {} };";
        await using var chat = await ChatPage.OpenAsync(chromium, host, script: noSockets);
        host.Transcript.OnAccepted = m => host.Transcript.Reply(m.Address, "Heard you.");

        await chat.ShowAsync();
        await chat.SayAsync("hello");
        await chat.ReadsAsync("hello", "Heard you.");
        host.Transcript.Answer(host.Transcript.Accepted.Single().Address, "Anna", "Me too.");

        await chat.ReadsAsync("hello", "Heard you.", "Me too.");
    }

    [ChromiumFact]
    public async Task An_expired_token_is_renewed_without_a_word()
    {
        var clock = new FakeClock();
        await using var host = await WebHost.StartAsync(clock);
        await using var chat = await ChatPage.OpenAsync(chromium, host);
        await chat.ShowAsync();
        await chat.SayAsync("one");
        await Expect(chat.Rows.First.Locator("time")).ToBeVisibleAsync();

        clock.Advance(TimeSpan.FromHours(3));
        await chat.SayAsync("two");

        await Expect(chat.Rows.Locator("time")).ToHaveCountAsync(2);
        host.Transcript.Accepted.Select(m => m.Address).Distinct().Count().ShouldBe(1);
    }

    [ChromiumFact]
    public async Task An_erased_conversation_begins_anew()
    {
        await using var host = await WebHost.StartAsync();
        await using var chat = await ChatPage.OpenAsync(chromium, host);
        await chat.ShowAsync();
        await chat.SayAsync("one");
        await Expect(chat.Rows.First.Locator("time")).ToBeVisibleAsync();

        await host.StopServerAsync();
        host.Transcript.Erase(host.Transcript.Accepted.Single().Address);
        await host.StartServerAsync();
        await chat.SayAsync("two");

        await chat.ReadsAsync("two");
        await Expect(chat.Rows.Locator("time")).ToHaveCountAsync(1);
    }

    [ChromiumFact]
    public async Task What_the_server_refuses_is_shown_as_not_sent_and_can_be_tried_again()
    {
        await using var host = await WebHost.StartAsync();
        await using var chat = await ChatPage.OpenAsync(chromium, host);
        var refusals = 1;
        await chat.Page.RouteAsync("**/activities", route => refusals-- > 0 ? route.FulfillAsync(new() { Status = 400, Body = "{}" }) : route.ContinueAsync());
        await chat.ShowAsync();

        await chat.SayAsync("hello");
        await Expect(chat.Page.GetByText("Not sent")).ToBeVisibleAsync();
        await chat.PressAsync("Try again");

        await Expect(chat.Rows.Locator("time")).ToHaveCountAsync(1);
        host.Transcript.Accepted.Count.ShouldBe(1);
    }

    private static long Compressed(string path)
    {
        using var size = new MemoryStream();
        using (var gzip = new GZipStream(size, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(File.ReadAllBytes(path));
        return size.Length;
    }
}
