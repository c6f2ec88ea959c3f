using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SupportBot.Channels;
using SupportBot.Channels.Web;
using SupportBot.Tests.Browser;
using SupportBot.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Tests.Channels.Web;

/// <summary>From the tag on a site to the question how it was.</summary>
[Collection(InChromium.Name)]
public sealed class WidgetVisitTests(ChromiumBrowser chromium)
{
    private static readonly byte[] Picture = Convert.FromBase64String("R0lGODlhAQABAIAAAAUEBAAAACwAAAAAAQABAAACAkQBADs=");

    [ChromiumFact]
    public async Task Options_of_the_tag_are_kept_to_and_wrong_ones_are_left_out_with_a_word_in_the_console()
    {
        await using var host = await WebHost.StartAsync();
        const string html = """
            <!doctype html><html lang="en" dir="rtl"><title>Shop</title>
            <script type="module" src="/chat/widget.js" data-color="#ffd166" data-start="open" data-greeting="<b>Hi</b>" data-position="middle" data-language="xx"></script>
            """;
        var warnings = new List<string>();
        await using var chat = await ChatPage.OpenAsync(chromium, host, html: html, onPage: page => page.Console += (_, message) =>
        {
            if (message.Type == "warning") warnings.Add(message.Text);
        });

        await Expect(chat.Chat).ToBeVisibleAsync();
        await Expect(chat.Page.Locator(".greeting")).ToHaveTextAsync("<b>Hi</b>");
        await Expect(chat.Launcher).ToHaveCSSAsync("background-color", "rgb(255, 209, 102)");
        await Expect(chat.Launcher).ToHaveCSSAsync("color", "rgb(24, 33, 47)");
        (await chat.Launcher.BoundingBoxAsync())!.X.ShouldBe(24, "where lines end in this direction");
        warnings.Select(text => Regex.Match(text, "data-[a-z]+").Value).ShouldBe(["data-language", "data-position"], ignoreOrder: true);
    }

    [ChromiumFact]
    public async Task What_is_asked_beforehand_comes_with_the_first_message_and_who_is_away_is_said()
    {
        await using var host = await WebHost.StartAsync(new FakeClock(), ("AskFirst:0", "name"), ("AskFirst:1", "email"));
        host.Hours = new Closed();
        await using var chat = await ChatPage.OpenAsync(chromium, host);
        await chat.ShowAsync();
        await Expect(chat.Page.Locator(".away")).ToContainTextAsync("We are away until Monday 4 January at ");
        await Expect(chat.Page.GetByLabel("Your name")).ToBeFocusedAsync();
        await chat.Page.GetByLabel("Your name").FillAsync("Ann Smith");
        await chat.Page.GetByLabel("Your e-mail").FillAsync("ann@example.org");
        await chat.PressAsync("Start");

        await chat.SayAsync("it broke");
        await chat.SayAsync("again");

        await chat.ReadsAsync("it broke\n\nE-mail: ann@example.org", "again");
        await Expect(chat.Rows.Nth(1).Locator("time")).ToBeVisibleAsync();
        host.Transcript.Accepted.ShouldAllBe(message => message.Sender.Name == "Ann Smith");
        host.Transcript.OpenerOf(host.Transcript.Accepted[0].Address).Name.ShouldBe("Ann Smith");
    }

    [ChromiumFact]
    public async Task Files_are_looked_at_first_and_go_with_the_words_for_the_people_on_the_ticket_alone()
    {
        await using var host = await WebHost.StartAsync();
        await using var chat = await ChatPage.OpenAsync(chromium, host);
        await chat.ShowAsync();
        var choose = chat.Page.Locator("input[type=file]");
        await choose.SetInputFilesAsync([File("photo.gif", "image/gif", Picture), File("log.txt", "text/plain", "x"u8.ToArray())]);
        (await chat.Page.Locator(".tray img").EvaluateAsync<int>("image => image.decode().then(() => image.naturalWidth)")).ShouldBe(1);
        host.Transcript.Accepted.ShouldBeEmpty();

        await chat.PressAsync("Remove log.txt");
        await chat.Page.GetByLabel("Only the people on my ticket may open this").CheckAsync();
        await chat.Input.FillAsync("see the photo");
        await chat.Input.PressAsync("Enter");

        await Expect(chat.Page.Locator("a.file")).ToHaveAttributeAsync("href", new Regex(@"\?key="));
        var message = host.Transcript.Accepted.Single();
        message.Content.ShouldBe(new IncomingContent.Text("see the photo"));
        message.Attachments.Select(file => (file.Name, file.ContentType, file.IsConfidential)).ShouldBe([("photo.gif", "image/gif", true)]);
        await Expect(chat.Page.Locator(".tray")).ToBeHiddenAsync();
        (await chat.Page.Locator(".bubble img").EvaluateAsync<int>("image => image.decode().then(() => image.naturalWidth)")).ShouldBe(1);
        chat.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task When_the_matter_is_settled_the_customer_is_asked_once_how_it_was()
    {
        await using var host = await WebHost.StartAsync();
        await using var chat = await ChatPage.OpenAsync(chromium, host);
        await chat.ShowAsync();
        await chat.SayAsync("hello");
        await Expect(chat.Rows.First.Locator("time")).ToBeVisibleAsync();
        var place = host.Transcript.Accepted.Single().Address;
        host.Transcript.Happen(place, Happening.Asked);
        host.Transcript.Reply(place, "Settled.");
        await Expect(chat.Page.GetByRole(AriaRole.Group, new() { Name = "How was the help?" })).ToBeVisibleAsync();

        await chat.PressAsync("Good");
        await chat.Page.GetByLabel("Anything to add?").FillAsync("quick");
        await chat.Page.Locator(".rating .do").ClickAsync();

        await Expect(chat.Page.Locator(".rating")).ToHaveTextAsync("Thank you for telling us.");
        host.Transcript.Ratings.ShouldBe([(4, "quick")]);
        await chat.Page.ReloadAsync();
        await chat.ShowAsync();
        await chat.ReadsAsync("hello", "Settled.");
        await Expect(chat.Page.Locator(".rating")).ToBeHiddenAsync();
        host.Transcript.Happen(place, Happening.Asked);
        await Expect(chat.Page.Locator(".rating")).ToBeVisibleAsync();
        await chat.SayAsync("something is left");
        await Expect(chat.Page.Locator(".rating")).ToBeHiddenAsync();
    }

    [ChromiumFact]
    public async Task News_in_a_hidden_tab_is_counted_in_its_title_sounds_when_that_is_on_and_is_seen_when_it_is_looked_at()
    {
        await using var host = await WebHost.StartAsync();
        const string away = """
            Object.defineProperty(document, 'hidden', { get: () => window.away === true });
            window.look = at => { window.away = !at; document.dispatchEvent(new Event('visibilitychange')); };
            const start = OscillatorNode.prototype.start;
            window.tones = 0;
            OscillatorNode.prototype.start = function (...when) { window.tones++; return start.apply(this, when); };
            """;
        await using var chat = await ChatPage.OpenAsync(chromium, host, script: away);
        await chat.ShowAsync();
        await chat.SayAsync("hello");
        await Expect(chat.Rows.First.Locator("time")).ToBeVisibleAsync();
        var place = host.Transcript.Accepted.Single().Address;
        var title = await chat.Page.TitleAsync();
        await Expect(chat.Page.GetByRole(AriaRole.Button, new() { Name = "Sound for new messages" })).ToHaveAttributeAsync("aria-pressed", "false");

        await chat.PressAsync("Sound for new messages");
        await chat.Page.Keyboard.PressAsync("Escape");
        await chat.Page.EvaluateAsync("look(false)");
        host.Transcript.Answer(place, "Anna", "one");
        host.Transcript.Answer(place, "Anna", "two");

        await Expect(chat.Page).ToHaveTitleAsync($"(2) {title}");
        (await chat.Page.EvaluateAsync<int>("tones")).ShouldBe(3, "one to hear what it is like, and one each");
        host.Transcript.SeenIn(place).ShouldBe(0);
        await chat.Page.EvaluateAsync("look(true)");
        await Expect(chat.Page).ToHaveTitleAsync(title);
        var seen = chat.Page.WaitForResponseAsync(response => response.Request.PostData?.Contains("\"seen\"", StringComparison.Ordinal) == true);
        await chat.Launcher.ClickAsync();
        await seen;
        host.Transcript.SeenIn(place).ShouldBe(3);
    }

    [ChromiumFact]
    public async Task How_the_queue_stood_is_withdrawn_when_it_moved_while_the_line_was_broken()
    {
        await using var host = await WebHost.StartAsync();
        await using var chat = await ChatPage.OpenAsync(chromium, host);
        await chat.ShowAsync();
        await chat.SayAsync("hello");
        await Expect(chat.Rows.First.Locator("time")).ToBeVisibleAsync();
        var place = host.Transcript.Accepted.Single().Address;
        host.Transcript.TellQueue(place, "You are third.");
        await Expect(chat.Page.Locator(".queue")).ToHaveTextAsync("You are third.");

        await host.StopServerAsync();
        host.Transcript.TellQueue(place, null);
        await host.StartServerAsync();
        host.Transcript.Answer(place, "Anna", "I am here.");

        await chat.ReadsAsync("hello", "I am here.");
        (await chat.Page.Locator(".queue").TextContentAsync()).ShouldBe("");
    }

    [ChromiumFact]
    public async Task How_the_queue_stands_is_shown_where_sockets_do_not_get_through()
    {
        await using var host = await WebHost.StartAsync();
        const string noSockets = "window.WebSocket = class { constructor() { setTimeout(() => this.onclose(), 10); } close() {} };";
        await using var chat = await ChatPage.OpenAsync(chromium, host, script: noSockets);
        await chat.ShowAsync();
        await chat.SayAsync("hello");
        await Expect(chat.Rows.First.Locator("time")).ToBeVisibleAsync();

        host.Transcript.TellQueue(host.Transcript.Accepted.Single().Address, "You are third.");
        await Expect(chat.Page.Locator(".queue")).ToHaveTextAsync("You are third.");
        host.Transcript.TellQueue(host.Transcript.Accepted.Single().Address, null);

        await Expect(chat.Page.Locator(".queue")).ToHaveTextAsync("");
    }

    [ChromiumFact]
    public async Task The_words_of_a_message_whose_files_a_reload_lost_are_kept_and_the_customer_is_told()
    {
        await using var host = await WebHost.StartAsync();
        await using var chat = await ChatPage.OpenAsync(chromium, host);
        host.Transcript.IsBroken = true;
        await chat.ShowAsync();
        await chat.Page.Locator("input[type=file]").SetInputFilesAsync([File("log.txt", "text/plain", "x"u8.ToArray())]);
        await chat.SayAsync("see the log");
        await Expect(chat.Page.GetByText("Waiting to be sent")).ToBeVisibleAsync();

        await chat.Page.ReloadAsync();
        host.Transcript.IsBroken = false;
        await chat.ShowAsync();
        await Expect(chat.Page.GetByText("Please attach them again.")).ToBeVisibleAsync();
        await chat.PressAsync("Try again");

        await Expect(chat.Rows.Locator("time")).ToHaveCountAsync(1);
        await chat.ReadsAsync("see the log");
        host.Transcript.Accepted.Single().Attachments.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task Where_too_many_come_from_one_address_a_newcomer_waits_a_moment_and_is_let_in()
    {
        await using var host = await WebHost.StartAsync(null, ("AddressVisitorsPerMinute", "1"), ("ChallengeBits", "10"));
        await using var chat = await ChatPage.OpenAsync(chromium, host);
        await chat.Window.SetExtraHTTPHeadersAsync([new("X-Forwarded-For", "203.0.113.7")]);
        host.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        await host.PostAsync("/chat/token");
        ((int)(await host.PostAsync("/chat/token")).Status).ShouldBe(429);

        await chat.ShowAsync();
        await chat.SayAsync("hello");

        await Expect(chat.Rows.First.Locator("time")).ToBeVisibleAsync();
    }

    [ChromiumFact]
    public async Task What_one_customer_could_not_send_is_never_sent_as_another()
    {
        await using var host = await WebHost.StartAsync();
        await using var chat = await ChatPage.OpenAsync(chromium, host, html: PageFor("maria"));
        await chat.SayAsync("hello, I am Maria");
        await Expect(chat.Rows.First.Locator("time")).ToBeVisibleAsync();
        await chat.Window.SetOfflineAsync(true);
        await chat.SayAsync("Maria's secret");
        await chat.Input.FillAsync("Maria's draft");
        await chat.Window.SetOfflineAsync(false);
        await chat.Page.RouteAsync("**/activities", route => route.AbortAsync());

        await chat.Page.GotoAsync(host.PageOfAnotherSite(PageFor("jan")));
        await Expect(chat.Input).ToHaveValueAsync("");
        await chat.Page.UnrouteAllAsync();
        await chat.SayAsync("hello, I am Jan");
        await Expect(chat.Rows.First.Locator("time")).ToBeVisibleAsync();

        await chat.ReadsAsync("hello, I am Jan");
        host.Transcript.Accepted.Where(message => message.Sender.ExternalId == "jan").Select(message => ((IncomingContent.Text)message.Content).Value).ShouldBe(["hello, I am Jan"]);
    }

    [ChromiumFact]
    public async Task A_customer_whose_sign_in_has_ended_is_told_so_and_nothing_is_sent_as_somebody_else()
    {
        await using var host = await WebHost.StartAsync();
        await using var chat = await ChatPage.OpenAsync(chromium, host, html: PageFor("maria", key: "a key the site used before, long enough"));

        await chat.SayAsync("hello");

        await Expect(chat.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Your sign-in has ended. Reload the page to go on.");
        host.Transcript.Accepted.ShouldBeEmpty();
    }

    private static string PageFor(string customer, string key = WebHost.IdentityKey) => $"""
        <!doctype html><html lang="en"><title>Shop</title>
        <script type="module" src="/chat/widget.js" data-start="open" data-identity="{SiteSignature.Identity(TimeProvider.System, customer, customer, key)}"></script>
        """;

    private static FilePayload File(string name, string type, byte[] content) => new() { Name = name, MimeType = type, Buffer = content };

    private sealed class Closed : IOpeningHours
    {
        public DateTimeOffset? BackAt(DateTimeOffset now) => new DateTimeOffset(2027, 1, 4, 12, 0, 0, TimeSpan.Zero);
    }
}
