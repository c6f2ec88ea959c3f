using System.Text;
using Microsoft.Playwright;
using SupportBot.Channels;
using SupportBot.Tests.Browser;
using SupportBot.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Tests.Channels.Web;

/// <summary>Safe against what people send, usable without a mouse, in three languages, on any site and any screen.</summary>
[Collection(InChromium.Name)]
public sealed class WidgetForEveryoneTests(ChromiumBrowser chromium)
{
    private const string Hostile = "<img src=x onerror=\"window.hit=1\"><script>window.hit=1</script>'\"&lt;";

    [ChromiumFact]
    public async Task Whatever_people_write_stays_text()
    {
        await using var host = await WebHost.StartAsync();
        await using var chat = await ChatPage.OpenAsync(chromium, host);
        await chat.ShowAsync();
        await chat.SayAsync(Hostile);
        await Expect(chat.Rows.First.Locator("time")).ToBeVisibleAsync();
        var place = host.Transcript.Accepted.Single().Address;
        var file = new Attachment(new string('a', 32), Hostile + ".svg", "image/svg+xml", 1);

        host.Transcript.Answer(place, Hostile, "javascript:window.hit=1 https://ok.example/<b>x</b>", file);
        host.Transcript.Reply(place, Hostile, new Choice("v", Hostile));
        host.Transcript.Type(place, Author.Agent, Hostile);

        await Expect(chat.Page.GetByRole(AriaRole.Button, new() { Name = Hostile, Exact = true })).ToBeVisibleAsync();
        await Expect(chat.Rows.Nth(1).Locator(".author")).ToContainTextAsync(Hostile);
        await Expect(chat.Rows.Nth(1).Locator("a").Nth(0)).ToHaveAttributeAsync("href", "https://ok.example/");
        await Expect(chat.Rows.Nth(1).Locator("a.file")).ToContainTextAsync(Hostile + ".svg");
        await chat.ReadsAsync(Hostile, $"javascript:window.hit=1 https://ok.example/<b>x</b>{Hostile}.svg", Hostile);
        (await chat.Page.EvaluateAsync<bool>("'hit' in window")).ShouldBeFalse();
        (await chat.Page.Locator("[data-supportbot] img, [data-supportbot] script, [data-supportbot] b").CountAsync()).ShouldBe(0);
        chat.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task Text_that_pretends_to_run_the_other_way_keeps_to_its_bubble()
    {
        await using var host = await WebHost.StartAsync();
        await using var chat = await ChatPage.OpenAsync(chromium, host);
        await chat.ShowAsync();

        await chat.SayAsync("pay \u202eelddir\u202c Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307 half \ud83d emoji");

        await Expect(chat.Rows.First.Locator("time")).ToBeVisibleAsync();
        await chat.ReadsAsync("pay elddir Z\u0300\u0301\u0302\u0303 half \ufffd emoji");
    }

    [ChromiumFact]
    public async Task Everything_works_by_keyboard_alone()
    {
        await using var host = await WebHost.StartAsync();
        await using var chat = await ChatPage.OpenAsync(chromium, host);
        host.Transcript.OnAccepted = m =>
        {
            if (m.Content is IncomingContent.Text) host.Transcript.Reply(m.Address, "Which?", new("a", "The first"), new("b", "The second"));
        };
        await chat.Launcher.FocusAsync();
        await chat.Page.Keyboard.PressAsync("Enter");
        await Expect(chat.Input).ToBeFocusedAsync();
        await chat.Page.Keyboard.TypeAsync("two");
        await chat.Page.Keyboard.PressAsync("Shift+Enter");
        await chat.Page.Keyboard.TypeAsync("lines");
        await chat.Page.Keyboard.PressAsync("Enter");
        await Expect(chat.Page.Locator(".choices button")).ToHaveCountAsync(2);

        await chat.Page.Keyboard.PressAsync("Shift+Tab");
        await Expect(chat.Page.GetByRole(AriaRole.Button, new() { Name = "Attach a file" })).ToBeFocusedAsync();
        await chat.Page.Keyboard.PressAsync("Shift+Tab");
        await Expect(chat.Page.GetByRole(AriaRole.Button, new() { Name = "The second" })).ToBeFocusedAsync();
        await chat.Page.Keyboard.PressAsync("Enter");

        await chat.ReadsAsync("two\nlines", "Which?", "The second");
        await Expect(chat.Input).ToBeFocusedAsync();
        await chat.Page.Keyboard.PressAsync("Escape");
        await Expect(chat.Chat).ToBeHiddenAsync();
        await Expect(chat.Launcher).ToBeFocusedAsync();
        await Expect(chat.Launcher).ToHaveAttributeAsync("aria-expanded", "false");
    }

    [ChromiumTheory]
    [InlineData("en-GB", "Open the chat", "Your message")]
    [InlineData("ru-RU", "Открыть чат", "Ваше сообщение")]
    [InlineData("pl-PL", "Otwórz czat", "Twoja wiadomość")]
    [InlineData("fi-FI", "Open the chat", "Your message")]
    public async Task It_speaks_the_browsers_language(string locale, string open, string compose)
    {
        await using var host = await WebHost.StartAsync();
        await using var chat = await ChatPage.OpenAsync(chromium, host, locale);

        await chat.Page.GetByRole(AriaRole.Button, new() { Name = open }).ClickAsync();
        await chat.SayAsync("123");

        await Expect(chat.Input).ToHaveAccessibleNameAsync(compose);
        await Expect(chat.Rows.First.Locator("time")).ToBeVisibleAsync();
        host.Transcript.Accepted.Single().Sender.LanguageHint.ShouldBe(locale == "fi-FI" ? "en" : locale[..2]);
    }

    [ChromiumFact]
    public async Task Another_site_embeds_it_with_one_tag_under_a_strict_policy()
    {
        await using var host = await WebHost.StartAsync();
        var server = host.Address.GetLeftPart(UriPartial.Authority);
        var html = $"""
            <!doctype html><html lang="pl"><title>Shop</title>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src {server}; connect-src {server} ws://{host.Address.Authority}; require-trusted-types-for 'script'">
            <script type="module" src="{server}/chat/widget.js" data-title="Księgarnia" data-language="pl" data-start="open"></script>
            """;
        await using var chat = await ChatPage.OpenAsync(chromium, host, html: html);

        await Expect(chat.Chat).ToHaveAccessibleNameAsync("Księgarnia");
        await chat.SayAsync("dzień dobry");
        await Expect(chat.Rows.First.Locator("time")).ToBeVisibleAsync();
        host.Transcript.Answer(host.Transcript.Accepted.Single().Address, "Anna", "Dzień dobry!");

        await chat.ReadsAsync("dzień dobry", "Dzień dobry!");
        chat.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task A_file_is_sent_and_comes_back_as_a_download()
    {
        await using var host = await WebHost.StartAsync(settings: [("MaxUploadBytes", "1000")]);
        await using var chat = await ChatPage.OpenAsync(chromium, host);
        await chat.ShowAsync();

        await AttachAsync(chat, "log <1>.txt", "error 500");
        await chat.PressAsync("Send");
        await Expect(chat.Page.Locator("a.file")).ToHaveTextAsync("log <1>.txt");
        await AttachAsync(chat, "big.txt", new string('x', 2000));

        await Expect(chat.Page.GetByText("big.txt: This file is too large to send.")).ToBeVisibleAsync();
        host.Transcript.Accepted.Single().Attachments.Single().Name.ShouldBe("log <1>.txt");
        var link = await chat.Page.Locator("a.file").GetAttributeAsync("href");
        (await host.Http.GetStringAsync(link)).ShouldBe("error 500");
    }

    [ChromiumFact]
    public async Task On_a_phone_it_fills_the_screen_and_keeps_the_focus()
    {
        await using var host = await WebHost.StartAsync();
        await using var chat = await ChatPage.OpenAsync(chromium, host);
        await chat.Page.SetViewportSizeAsync(390, 780);
        await chat.ShowAsync();

        await chat.Chat.EvaluateAsync("window => Promise.all(window.getAnimations().map(a => a.finished))");
        var box = await chat.Chat.BoundingBoxAsync();
        (box!.X, box.Y, box.Width, box.Height).ShouldBe((0, 0, 390, 780));
        await Expect(chat.Chat).ToHaveAttributeAsync("aria-modal", "true");
        for (var i = 0; i < 8; i++)
        {
            await chat.Page.Keyboard.PressAsync("Tab");
            (await chat.Page.EvaluateAsync<bool>("document.activeElement.shadowRoot?.querySelector('.window').matches(':focus-within') ?? false")).ShouldBeTrue();
        }
    }

    [ChromiumFact]
    public async Task It_follows_the_systems_colours_and_wish_for_stillness()
    {
        await using var host = await WebHost.StartAsync();
        await using var chat = await ChatPage.OpenAsync(chromium, host);
        await chat.ShowAsync();

        await chat.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark, ReducedMotion = ReducedMotion.Reduce });

        await Expect(chat.Chat).ToHaveCSSAsync("background-color", "rgb(22, 27, 35)");
        await Expect(chat.Chat).ToHaveCSSAsync("animation-name", "none");
        await chat.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.NoPreference });
        await Expect(chat.Chat).ToHaveCSSAsync("background-color", "rgb(255, 255, 255)");
    }

    [ChromiumFact]
    public async Task Two_tabs_opened_together_share_one_conversation()
    {
        await using var host = await WebHost.StartAsync();
        await using var chat = await ChatPage.OpenAsync(chromium, host);
        var second = await chat.Window.NewPageAsync();
        await second.GotoAsync(host.Address.ToString());
        await second.Locator(".launcher").ClickAsync();
        await chat.ShowAsync();

        // One after the other: two pages of one browser that are typed into at the same moment take the keys from each other.
        await chat.SayAsync("from the first");
        await Expect(chat.Bubbles).ToHaveCountAsync(1);
        await second.GetByRole(AriaRole.Textbox).FillAsync("from the second");
        await second.GetByRole(AriaRole.Textbox).PressAsync("Enter");

        await Expect(chat.Bubbles).ToHaveCountAsync(2);
        await Expect(second.Locator(".row .bubble")).ToHaveCountAsync(2);
        host.Transcript.Accepted.Select(m => m.Address).Distinct().Count().ShouldBe(1);
    }

    private static Task AttachAsync(ChatPage chat, string name, string content) =>
        chat.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(content) });
}
