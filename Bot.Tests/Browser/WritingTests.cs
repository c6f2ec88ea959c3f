using Microsoft.Playwright;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage.Replies;
using SupportBot.Tests.Support;
using SupportBot.Tests.Triage;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Tests.Browser;

/// <summary>Writing at the desk in a real browser: canned replies and mentions by keyboard, drafts on two devices at once.</summary>
[Collection(InChromium.Name)]
public sealed class WritingTests(ChromiumBrowser chromium) : IAsyncLifetime
{
    private DeskHost _host = null!;
    private Agent _anna = null!;

    public async Task InitializeAsync()
    {
        _host = await DeskHost.StartAsync();
        _anna = await _host.AddAgentAsync("anna", "Anna");
        await _host.AddAgentAsync("boris", "Boris");
        await _host.Get<CannedStore>().AddShippedAsync(ShippedPlaybook.It.Canned);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [ChromiumFact]
    public async Task C29_A_canned_reply_is_found_filled_and_sent_by_keyboard_and_a_note_names_a_colleague()
    {
        var story = await ClaimedAsync();
        await using var window = await chromium.OpenAsync();
        var page = await DeskAsync(window, story);
        await page.Keyboard.PressAsync("r");

        await page.Keyboard.TypeAsync("/check");
        await Expect(page.Locator(".completions:not([hidden]) [aria-selected=true] .key")).ToHaveTextAsync("/checking");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".completions:visible")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#notices")).ToContainTextAsync("⟨time⟩ is still open");
        await page.Keyboard.TypeAsync("15:00");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".line.agent .text")).ToContainTextAsync("by 15:00");
        await Expect(page.Locator(".composer textarea")).ToHaveValueAsync("");

        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("n");
        await page.Keyboard.TypeAsync("please look, @bo");
        await Expect(page.Locator(".completions:not([hidden]) [aria-selected=true] .key")).ToHaveTextAsync("@boris");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("it is urgent");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".line.note .mention")).ToHaveTextAsync("@boris");
        await Expect(page.Locator(".line.note .text")).ToContainTextAsync("@boris it is urgent");
    }

    [ChromiumFact]
    public async Task A_draft_goes_on_where_it_was_left_on_another_device_and_of_two_nothing_is_lost()
    {
        var story = await ClaimedAsync();
        await using var office = await chromium.OpenAsync();
        await using var home = await chromium.OpenAsync();
        var (here, there) = (await DeskAsync(office, story), await DeskAsync(home, story));
        await Field(here).PressSequentiallyAsync("Begun at the office");
        await Expect(here.Locator(".draft-state")).ToHaveTextAsync("Draft saved");
        await Expect(Field(there)).ToHaveValueAsync("Begun at the office");

        // Both write on while the office has no network: the newest stands in the field, the other is offered.
        await office.SetOfflineAsync(true);
        await Field(here).PressSequentiallyAsync(", written on offline");
        await there.Keyboard.PressAsync("r");
        await Field(there).FillAsync("Begun at the office, finished at home");
        await Expect(there.Locator(".draft-state")).ToHaveTextAsync("Draft saved");
        await Field(here).PressSequentiallyAsync(" until now");
        await office.SetOfflineAsync(false);
        await Field(here).PressSequentiallyAsync(".");

        await Expect(here.Locator(".other-draft .words")).ToHaveTextAsync("Begun at the office, finished at home");
        await Expect(Field(here)).ToHaveValueAsync("Begun at the office, written on offline until now.");
        await here.Locator(".other-draft [name=take]").ClickAsync();
        await Expect(Field(here)).ToHaveValueAsync("Begun at the office, finished at home");
        await Expect(here.Locator(".other-draft .words")).ToHaveTextAsync("Begun at the office, written on offline until now.");
        await here.Locator(".composer .send").ClickAsync();
        await Expect(here.Locator(".line.agent .text")).ToHaveTextAsync("Begun at the office, finished at home");
        await Expect(Field(there)).ToHaveValueAsync("");
        await Expect(here.Locator(".other-draft .words")).ToHaveTextAsync("Begun at the office, written on offline until now.", new() { Timeout = 1000 });
    }

    private static ILocator Field(IPage page) => page.Locator(".composer textarea");

    private async Task<IPage> DeskAsync(IBrowserContext window, Story story)
    {
        var page = await window.NewPageAsync();
        await DeskScreen.SignInAsync(page, _host, "anna");
        await page.GotoAsync(new Uri(_host.Address, $"/desk?list=mine&ticket={story.Number}").ToString());
        await Expect(page.Locator("#connection")).ToHaveTextAsync("Live");
        return page;
    }

    private async Task<Story> ClaimedAsync()
    {
        var story = await _host.Tell(new("Ola", ChannelName.Web, Language.En)).WritesAsync("where is my order?");
        await story.HandsOffAsync(HandoffReason.AskedForPerson);
        return await story.ClaimedAsync(_anna);
    }
}
