using Microsoft.Playwright;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Tests.Browser;

/// <summary>A working day at the desk, in a real browser.</summary>
[Collection(InChromium.Name)]
public sealed class DeskTests(ChromiumBrowser chromium) : IAsyncLifetime
{
    private static readonly Story.Customer Ann = new("Ann", ChannelName.Web, Language.En);
    private DeskHost _host = null!;
    private Agent _anna = null!;
    private Agent _boris = null!;

    public async Task InitializeAsync()
    {
        _host = await DeskHost.StartAsync();
        _anna = await _host.AddAgentAsync("anna", "Anna");
        _boris = await _host.AddAgentAsync("boris", "Boris");
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [ChromiumFact]
    public async Task A_conversation_arrives_is_claimed_and_answered_by_keyboard_alone()
    {
        await using var window = await chromium.OpenAsync();
        var page = await DeskAsync(window, "anna");
        await Expect(page.Locator(".empty")).ToContainTextAsync("Nobody is waiting.");

        var story = await WaitingAsync("my invoice is wrong");
        await Expect(page.Locator(".row")).ToHaveCountAsync(1);
        await Expect(page).ToHaveTitleAsync("(1) Desk · SupportBot");

        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".line.customer .text").Last).ToHaveTextAsync("my invoice is wrong");
        await page.Keyboard.PressAsync("c");
        await Expect(page.Locator(".talk-head .chip")).ToHaveTextAsync("Yours");
        await Expect(page.Locator(".composer textarea")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Good morning, I am looking at it.");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".line.agent .text")).ToHaveTextAsync("Good morning, I am looking at it.");
        await Expect(page.Locator(".composer textarea")).ToHaveValueAsync("");

        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("n");
        await page.Keyboard.TypeAsync("asked billing");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".line.note .text")).ToHaveTextAsync("asked billing");

        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("e");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".talk-head .chip")).ToHaveTextAsync("Resolved");
        await Expect(page).ToHaveTitleAsync("Desk · SupportBot");
        (await _host.Get<QueueStore>().FindAsync(story.Number))!.Ticket.State.ShouldBe(TicketState.Resolved);
    }

    [ChromiumFact]
    public async Task What_the_customer_writes_appears_at_once_and_is_announced()
    {
        var story = await WaitingAsync("hello");
        await story.ClaimedAsync(_anna);
        await using var window = await chromium.OpenAsync();
        var page = await DeskAsync(window, "anna", $"/desk?list=mine&ticket={story.Number}");

        await story.WritesAsync("are you there?");

        await Expect(page.Locator(".line.customer .text").Last).ToHaveTextAsync("are you there?");
        await Expect(page.Locator("#notices")).ToContainTextAsync("Ann: are you there?");
        await Expect(page.Locator(".row[data-owed]")).ToHaveCountAsync(1);
    }

    [ChromiumFact]
    public async Task A_draft_survives_a_reload_another_conversation_and_new_messages()
    {
        var story = await WaitingAsync("hello");
        await story.ClaimedAsync(_anna);
        var other = await WaitingAsync("another matter");
        await using var window = await chromium.OpenAsync();
        var page = await DeskAsync(window, "anna", $"/desk?ticket={story.Number}");
        var field = page.Locator(".composer textarea");
        await field.FillAsync("Half a sentence");
        await page.EvaluateAsync("() => document.querySelector('.composer textarea').setSelectionRange(5, 6)");

        await story.WritesAsync("one more thing");
        await Expect(page.Locator(".line.customer .text").Last).ToHaveTextAsync("one more thing");
        await Expect(field).ToHaveValueAsync("Half a sentence");
        await Expect(field).ToBeFocusedAsync();
        (await page.EvaluateAsync<int>("() => document.activeElement.selectionStart")).ShouldBe(5);

        await page.ReloadAsync();
        await Expect(field).ToHaveValueAsync("Half a sentence");

        await page.Locator($".row[data-ticket='{other.Number}']").ClickAsync();
        await Expect(page.Locator($".talk[data-ticket='{other.Number}'] .line.customer .text")).ToHaveTextAsync("another matter");
        await Expect(field).ToHaveValueAsync("");
        await page.GoBackAsync();
        await Expect(field).ToHaveValueAsync("Half a sentence");
    }

    [ChromiumFact]
    public async Task A_second_agent_is_refused_and_sees_who_has_it()
    {
        var story = await WaitingAsync("hello");
        await using var window = await chromium.OpenAsync();
        var page = await DeskAsync(window, "boris", $"/desk?ticket={story.Number}");
        // Boris' page is behind: the news that Anna was faster does not reach it before he presses.
        await page.RouteAsync("**/desk/tickets/*", route => route.Request.Method == "GET" ? Task.CompletedTask : route.ContinueAsync());
        await story.ClaimedAsync(_anna);

        await page.GetByRole(AriaRole.Button, new() { Name = "Claim" }).ClickAsync();

        await Expect(page.Locator("#notices")).ToContainTextAsync("Anna has already claimed this.");
        (await _host.Get<QueueStore>().FindAsync(story.Number))!.Ticket.Agent.ShouldBe(_anna.Id);
    }

    [ChromiumFact]
    public async Task After_a_restart_of_the_server_what_was_missed_is_shown_and_drafts_and_places_are_kept()
    {
        var story = await WaitingAsync("hello");
        for (var i = 1; i < 30; i++) await story.BotAsync($"line {i}");
        await story.ClaimedAsync(_anna);
        await using var window = await chromium.OpenAsync();
        var page = await DeskAsync(window, "anna", $"/desk?ticket={story.Number}");
        await page.Locator(".composer textarea").FillAsync("unsent words");
        const int place = 120;
        await page.EvaluateAsync("place => { document.getElementById('transcript').scrollTop = place; }", place);

        await _host.StopServerAsync();
        await Expect(page.Locator("#connection")).ToHaveTextAsync("Reconnecting…");
        await story.WritesAsync("written while you were away");
        await WaitingAsync("somebody new");
        await page.Locator(".composer .send").ClickAsync();
        await Expect(page.Locator("#notices")).ToContainTextAsync("Your draft is kept.");
        await _host.RestartAsync();

        await Expect(page.Locator("#connection")).ToHaveTextAsync("Live", new() { Timeout = 20_000 });
        await Expect(page.Locator(".line.customer .text").Last).ToHaveTextAsync("written while you were away");
        await Expect(page.Locator(".row[data-missed]")).ToHaveCountAsync(1);
        await Expect(page.Locator("#missed")).ToContainTextAsync("One conversation changed while you were away: ");
        await Expect(page.Locator(".transcript [data-missed]")).ToHaveAttributeAsync("data-missed", "1 new while you were away");
        (await page.EvaluateAsync<int>("() => document.getElementById('transcript').scrollTop")).ShouldBe(place);
        await Expect(page.Locator(".composer textarea")).ToHaveValueAsync("unsent words");
        await page.ReloadAsync();
        await Expect(page.Locator(".composer textarea")).ToHaveValueAsync("unsent words");
        (await page.EvaluateAsync<int>("() => document.getElementById('transcript').scrollTop")).ShouldBe(place);
        await page.Locator(".composer .send").ClickAsync();
        await Expect(page.Locator(".line.agent .text")).ToHaveTextAsync("unsent words");
    }

    [ChromiumFact]
    public async Task Somebody_who_is_put_out_is_told_so_and_keeps_the_draft()
    {
        var story = await WaitingAsync("hello");
        await story.ClaimedAsync(_anna);
        await using var window = await chromium.OpenAsync();
        var page = await DeskAsync(window, "anna", $"/desk?ticket={story.Number}");
        await page.Locator(".composer textarea").FillAsync("unsent words");
        await _host.Get<AgentStore>().SetEnabledAsync(_anna.Id, false, CancellationToken.None);
        await WaitingAsync("news");

        await Expect(page.Locator("#connection")).ToHaveTextAsync("Signed out", new() { Timeout = 20_000 });
        await Expect(page.Locator("#notices a")).ToHaveTextAsync("Sign in again");
        await Expect(page.Locator(".composer textarea")).ToHaveValueAsync("unsent words");
    }

    [ChromiumFact]
    public async Task The_list_is_narrowed_while_typing_and_walked_by_keys()
    {
        for (var i = 0; i < 5; i++) await WaitingAsync($"matter {i}");
        await (await _host.Tell(new("Ирина", ChannelName.Telegram, Language.Ru)).WritesAsync("не работает")).HandsOffAsync(HandoffReason.Urgent);
        await using var window = await chromium.OpenAsync();
        var page = await DeskAsync(window, "anna");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("ири");
        await Expect(page.Locator(".row")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".row")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.PressAsync("Delete");
        await Expect(page.Locator(".row")).ToHaveCountAsync(6);
        await page.Keyboard.PressAsync("Escape");
        foreach (var key in new[] { "j", "j", "k", "j" }) await page.Keyboard.PressAsync(key);
        await Expect(page.Locator(".row").Nth(1)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("2");
        await Expect(page.Locator(".tabs [aria-current]")).ToContainTextAsync("Mine");
        await page.Keyboard.PressAsync("?");
        await Expect(page.Locator("#help")).ToBeVisibleAsync();
    }

    [ChromiumFact]
    public async Task A_chosen_row_stays_chosen_when_one_above_it_goes()
    {
        var (first, _, third) = (await WaitingAsync("one"), await WaitingAsync("two"), await WaitingAsync("three"));
        await using var window = await chromium.OpenAsync();
        var page = await DeskAsync(window, "anna");
        await Expect(page.Locator(".row")).ToHaveCountAsync(3);
        await page.Locator($".row[data-ticket='{third.Number}']").FocusAsync();

        await first.ClaimedAsync(_anna);

        await Expect(page.Locator(".row")).ToHaveCountAsync(2);
        await Expect(page.Locator($".row[data-ticket='{third.Number}']")).ToBeFocusedAsync();
    }

    [ChromiumFact]
    public async Task Reading_back_is_not_disturbed_by_new_messages()
    {
        var story = await WaitingAsync("line 0");
        await story.ClaimedAsync(_anna);
        for (var i = 1; i < 60; i++) await story.BotAsync($"line {i}");
        await using var window = await chromium.OpenAsync();
        var page = await DeskAsync(window, "anna", $"/desk?list=mine&ticket={story.Number}");
        await page.EvaluateAsync("() => { document.getElementById('transcript').scrollTop = 100; }");

        await story.WritesAsync("a new message");
        await Expect(page.Locator(".to-end")).ToBeVisibleAsync();
        await story.FactAsync("order_number", "AB-4711");
        await Expect(page.Locator("#summary")).ToContainTextAsync("AB-4711");

        await Expect(page.Locator(".to-end")).ToBeVisibleAsync();
        (await page.EvaluateAsync<int>("() => document.getElementById('transcript').scrollTop")).ShouldBe(100);
        await page.Locator(".to-end").ClickAsync();
        await Expect(page.Locator(".line.customer .text").Last).ToBeInViewportAsync();
        await Expect(page.Locator(".to-end")).ToBeHiddenAsync();
    }

    [ChromiumFact]
    public async Task Dark_follows_the_system_until_somebody_chooses_and_the_choice_stays()
    {
        await using var window = await chromium.OpenAsync(new() { ColorScheme = ColorScheme.Dark });
        var page = await DeskAsync(window, "anna");
        (await BackgroundAsync(page)).ShouldBe("rgb(17, 21, 26)");
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch between light and dark" }).ClickAsync();
        (await BackgroundAsync(page)).ShouldBe("rgb(244, 245, 247)");
        await page.ReloadAsync();
        (await BackgroundAsync(page)).ShouldBe("rgb(244, 245, 247)");
    }

    [ChromiumFact]
    public async Task Hostile_text_runs_nowhere()
    {
        const string evil = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>";
        await _host.AddAgentAsync("mallory", evil);
        var story = _host.Tell(new(evil, ChannelName.Telegram, Language.En));
        await story.WritesAsync(evil, files: new Attachment(new string('a', 32), evil, evil, 10));
        await story.BotAsync(evil, evil);
        await story.FactAsync(evil, evil);
        await story.HandsOffAsync(HandoffReason.Anger);
        await using var window = await chromium.OpenAsync();
        var page = await DeskAsync(window, "anna", $"/desk?ticket={story.Number}");
        await story.WritesAsync(evil);
        await Expect(page.Locator(".line.customer .text")).ToHaveCountAsync(2);
        await page.Keyboard.PressAsync("c");
        await Expect(page.Locator(".talk-head .chip")).ToHaveTextAsync("Yours");
        (await page.TitleAsync()).ShouldNotContain("owned");
        (await page.Locator("img").CountAsync()).ShouldBe(0);
    }

    private async Task<IPage> DeskAsync(IBrowserContext window, string login, string url = "/desk")
    {
        var page = await window.NewPageAsync();
        await DeskScreen.SignInAsync(page, _host, login);
        await page.GotoAsync(new Uri(_host.Address, url).ToString());
        await Expect(page.Locator("#connection")).ToHaveTextAsync("Live");
        return page;
    }

    private async Task<Story> WaitingAsync(string text)
    {
        var story = await _host.Tell(Ann).WritesAsync(text);
        return await story.HandsOffAsync(HandoffReason.AskedForPerson);
    }

    private static Task<string> BackgroundAsync(IPage page) => page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
}
