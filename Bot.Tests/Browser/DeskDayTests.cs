using Microsoft.Playwright;
using SupportBot.Channels;
using SupportBot.Classification;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Tests.Browser;

/// <summary>A desk that stands open all day: quick, found by keyboard, telling of what matters, never growing. The long run is <c>Bot.Benchmarks -- desk</c>.</summary>
[Collection(InChromium.Name)]
public sealed class DeskDayTests(ChromiumBrowser chromium) : IAsyncLifetime
{
    private const double LongestWait = 300;
    private const int Tries = 15;
    private static readonly Story.Customer Ann = new("Ann", ChannelName.Web, Language.En);
    private DeskHost _host = null!;
    private Agent _anna = null!;

    public async Task InitializeAsync()
    {
        _host = await DeskHost.StartAsync();
        _anna = await _host.AddAgentAsync("anna", "Anna");
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [ChromiumFact]
    public async Task With_5000_open_tickets_pages_and_new_messages_take_less_than_300_ms_and_nothing_grows()
    {
        await BusyFloor.FillAsync(_host.Database, _host.Get<ActiveClassifier>().Current, _anna, agents: 40, open: 5000);
        var story = await (await (await _host.Tell(Ann).WritesAsync("hello")).HandsOffAsync(HandoffReason.AskedForPerson)).ClaimedAsync(_anna);
        var others = new List<Story>();
        for (var i = 0; i < 20; i++) others.Add(await _host.Tell(Ann).WritesAsync("my parcel is late"));
        await using var window = await chromium.OpenAsync();
        var page = await OpenAsync(window);
        var meter = new DeskMeter(page);

        // A desk with an empty list shows how fast this machine is at the moment.
        foreach (var list in new[] { "waiting", "mine", "team" })
            await QuickAsync(list, () => OpenedAsync(meter, "/desk?find=nobody"), _ => OpenedAsync(meter, $"/desk?list={list}&ticket={story.Number}"));
        await QuickAsync("a message", () => Task.FromResult(0.0), async i =>
        {
            await Expect(page.Locator("#connection")).ToHaveTextAsync("Live");
            return await meter.ShowAsync($"line {i}", () => story.WritesUnreadAsync($"line {i}"));
        });

        await ChangeAsync(page, others, 100);
        var early = await meter.WeighAsync();
        await ChangeAsync(page, others, 900);
        var late = await meter.WeighAsync();
        late.HeapBytes.ShouldBeLessThan(early.HeapBytes * 1.25);
        late.Nodes.ShouldBeLessThan(early.Nodes * 1.25);
        late.Listeners.ShouldBeLessThan(early.Listeners * 1.25);
    }

    private async Task<double> OpenedAsync(DeskMeter meter, string page) => (await meter.OpenAsync(new Uri(_host.Address, page))).Loaded;

    // A shared machine is slow at times; what is slow every time is the desk. The quickest of some tries counts, beside the quickest of what is always quick.
    private static async Task QuickAsync(string what, Func<Task<double>> calm, Func<int, Task<double>> measured)
    {
        var (quickest, quickestCalm) = (double.MaxValue, double.MaxValue);
        for (var i = 0; i < Tries && quickest >= Math.Max(LongestWait, 2 * quickestCalm); i++)
            (quickestCalm, quickest) = (Math.Min(quickestCalm, await calm()), Math.Min(quickest, await measured(i)));
        quickest.ShouldBeLessThan(Math.Max(LongestWait, 2 * quickestCalm), what);
    }

    [ChromiumFact]
    public async Task Notices_stand_behind_the_bell_come_as_the_agent_chose_and_everything_is_found_by_the_palette()
    {
        var story = await (await (await _host.Tell(Ann).WritesAsync("my invoice is wrong")).HandsOffAsync(HandoffReason.AskedForPerson)).ClaimedAsync(_anna);
        await using var window = await chromium.OpenAsync();
        await window.AddInitScriptAsync("""
            document.hasFocus = () => false;
            window.told = [];
            window.Notification = class { static permission = 'granted'; constructor(title, { body }) { window.told.push(`${title} ${body}`); } close() { } };
            """);
        var page = await OpenAsync(window);

        await page.Keyboard.PressAsync(",");
        await page.GetByLabel("A colleague mentions you: browser").UncheckAsync();
        await page.Keyboard.PressAsync("Escape");
        await NoticeAsync(NoticeKind.Mention, story, "Boris: look at this");
        await NoticeAsync(NoticeKind.Reminder, story, "due in 10 minutes");
        await Expect(page.Locator("#bell .count")).ToHaveTextAsync("2");
        (await page.EvaluateAsync<string[]>("told")).ShouldBe([$"{story.Number} due in 10 minutes"]);
        (await page.TitleAsync()).ShouldStartWith("●");
        (await page.GetAttributeAsync("link[rel=icon]", "href")).ShouldBe("/desk/icon-new.svg");

        await page.Keyboard.PressAsync("u");
        await Expect(page.Locator("#for-you a").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator("#for-you a").Nth(1)).ToContainTextAsync("Boris: look at this");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".talk")).ToHaveAttributeAsync("data-ticket", story.Number.ToString());
        await Expect(page.Locator("#bell")).ToHaveAttributeAsync("data-unseen", "0");

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("wrinote");
        await Expect(page.Locator("#palette [aria-selected=true]")).ToContainTextAsync("Write a note");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".composer [value=note]")).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("invoice");
        await Expect(page.Locator("#palette li", new() { HasText = story.Number.ToString() })).ToBeVisibleAsync();
    }

    private Task NoticeAsync(NoticeKind kind, Story story, string words) =>
        _host.Get<AgentNotices>().TellAsync(_anna.Id, new Notice(kind, story.Number, words), CancellationToken.None);

    // So many changes go through the open desk, whose agent looks at another conversation now and then.
    private static async Task ChangeAsync(IPage page, List<Story> stories, int changes)
    {
        for (var i = 0; i < changes; i++)
        {
            await stories[i % stories.Count].BotAsync($"change {i}");
            if (i % 100 > 0) continue;
            var row = await page.Locator(".row").Nth(i / 100).GetAttributeAsync("data-ticket");
            await page.Locator($".row[data-ticket='{row}']").ClickAsync();
        }
    }

    private async Task<IPage> OpenAsync(IBrowserContext window)
    {
        var page = await window.NewPageAsync();
        await DeskScreen.SignInAsync(page, _host, "anna");
        await Expect(page.Locator("#connection")).ToHaveTextAsync("Live");
        return page;
    }
}
