using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Storage;
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
        await Expect(here.Locator(".other-draft")).ToBeVisibleAsync();
    }

    [ChromiumFact]
    public async Task What_a_draft_answers_promises_and_says_of_the_next_step_is_there_again_after_looking_elsewhere_and_goes_with_one_reply()
    {
        var (other, story) = (await ClaimedAsync(), await ClaimedAsync(ChannelName.Telegram));
        await using var window = await chromium.OpenAsync();
        var page = await DeskAsync(window, story);
        await page.Locator("[data-answers]").First.ClickAsync();
        await Field(page).PressSequentiallyAsync("I will write to you in an hour.");
        await Expect(page.Locator(".promise-offer")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Alt+p");
        await page.Locator("[data-key=next-step-field] summary").ClickAsync();
        await page.Locator(".composer [name=next]").FillAsync("Ask the carrier");

        await page.Locator($".row[data-ticket='{other.Number}']").ClickAsync();
        await Expect(page.Locator(".talk")).ToHaveAttributeAsync("data-ticket", other.Number.ToString());
        await Expect(page.Locator("[name=promise]")).ToHaveValueAsync("");
        await page.Locator($".row[data-ticket='{story.Number}']").ClickAsync();

        await Expect(Field(page)).ToHaveValueAsync("I will write to you in an hour.");
        await Expect(page.Locator(".answering .what")).ToHaveTextAsync("where is my order?");
        await Expect(page.Locator("[name=promise] :checked")).ToHaveTextAsync(new Regex("^By "));
        await Expect(page.Locator(".composer [name=next]")).ToHaveValueAsync("Ask the carrier");
        await page.Keyboard.PressAsync("r");
        await page.Keyboard.TypeAsync(" Yours, Anna");
        await Expect(page.Locator(".draft-state")).ToHaveTextAsync("Draft saved");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".line.agent .text")).ToHaveTextAsync("I will write to you in an hour. Yours, Anna");
        await Expect(page.Locator("#summary")).ToContainTextAsync("Ask the carrier");
        await Expect(page.Locator("#summary")).ToContainTextAsync(", by Anna");
        await Expect(page.Locator(".answering")).ToBeHiddenAsync();
        await Expect(page.Locator("[name=promise]")).ToHaveValueAsync("");
        await Expect(page.Locator(".composer [name=next]")).ToHaveValueAsync("");
    }

    [ChromiumFact]
    public async Task Who_is_writing_when_the_ticket_goes_to_somebody_else_goes_on_in_the_same_field()
    {
        var story = await ClaimedAsync();
        await using var window = await chromium.OpenAsync();
        var page = await DeskAsync(window, story);
        await Field(page).PressSequentiallyAsync("Good mor");

        var boris = (await _host.Get<AgentStore>().AllAsync()).Single(agent => agent.Login == "boris");
        await _host.Get<AgentActs>().TransferAsync(story.Number, _anna, new TransferTo.Colleague(boris.Id, boris.Name), note: null, CancellationToken.None);
        await Expect(page.Locator(".composer .hint")).ToHaveTextAsync("Boris is answering.");
        await page.Keyboard.TypeAsync("cgo");

        await Expect(Field(page)).ToBeFocusedAsync();
        await Expect(Field(page)).ToHaveValueAsync("Good morcgo");
        await Expect(page.Locator(".composer [value=note]")).ToBeCheckedAsync();
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

    private async Task<Story> ClaimedAsync(ChannelName? channel = null)
    {
        var story = await _host.Tell(new("Ola", channel ?? ChannelName.Web, Language.En)).WritesAsync("where is my order?");
        await story.HandsOffAsync(HandoffReason.AskedForPerson);
        return await story.ClaimedAsync(_anna);
    }
}
