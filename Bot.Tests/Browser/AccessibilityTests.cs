using Microsoft.Playwright;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Storage.Replies;
using SupportBot.Tests.Channels.Web;
using SupportBot.Tests.Support;
using SupportBot.Tests.Triage;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Tests.Browser;

/// <summary>WCAG 2.2 AA, as far as axe-core can judge it, in both lights.</summary>
[Collection(InSecondChromium.Name)]
public sealed class AccessibilityTests(ChromiumBrowser chromium)
{
    [AxeTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_chat_can_be_used_by_everybody_at_every_stage(ColorScheme scheme)
    {
        await using var host = await WebHost.StartAsync(null, ("AskFirst:0", "name"), ("AskFirst:1", "email"));
        await using var chat = await ChatPage.OpenAsync(chromium, host);
        await chat.Page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        (await Axe.JudgeAsync(chat.Page)).ShouldBeEmpty("closed");
        await chat.ShowAsync();
        await Expect(chat.Page.GetByLabel("Your name")).ToBeVisibleAsync();
        (await Axe.JudgeAsync(chat.Page)).ShouldBeEmpty("with the form");

        await chat.Page.GetByLabel("Your name").FillAsync("Ann");
        await chat.Page.GetByLabel("Your e-mail").FillAsync("ann@example.org");
        await chat.PressAsync("Start");
        await chat.SayAsync("hello https://shop.example");
        await Expect(chat.Rows.First.Locator("time")).ToBeVisibleAsync();
        var place = host.Transcript.Accepted.Single().Address;
        host.Transcript.Answer(place, "Anna", "**Which** of `these`?\n- one\n- [two](https://shop.example)");
        host.Transcript.Reply(place, "Which?", new("a", "The first"), new("b", "The second"));
        host.Transcript.Happen(place, Happening.Asked);
        await chat.PressAsync("Good");
        await chat.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "log.txt", MimeType = "text/plain", Buffer = [65] });
        (await Axe.JudgeAsync(chat.Page)).ShouldBeEmpty("with everything");
    }

    [AxeTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_desk_and_the_admins_pages_can_be_used_by_everybody(ColorScheme scheme)
    {
        await using var host = await DeskHost.StartAsync();
        var (anna, _) = await BusyMorning.SetUpAsync(host);
        await BusyMorning.TroubleAsync(host, anna);
        await using var window = await chromium.OpenAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = 1440, Height = 900 } });
        var page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(host.Address, "/login").ToString());
        (await Axe.JudgeAsync(page)).ShouldBeEmpty("/login");
        await DeskScreen.SignInAsync(page, host, "anna");
        foreach (var path in new[] { "/desk?list=waiting", "/desk?list=mine", "/admin", "/admin/channels", "/admin/outbox", "/admin/classifier", "/admin/labels", "/admin/labels?list=agreement", "/admin/scripts", "/admin/scripts/payment", "/admin/scripts/payment/edit", "/admin/scripts/payment/versions", "/admin/knowledge?words=refund", "/admin/knowledge/refund_time", "/admin/audit", "/desk/account", "/desk/wall", "/desk/measures", "/desk/search?find=order" })
        {
            await page.GotoAsync(new Uri(host.Address, path).ToString());
            if (path.StartsWith("/desk?", StringComparison.Ordinal))
            {
                await page.Locator(".row").First.ClickAsync();
                await page.Locator(".talk .line").First.WaitForAsync();
            }
            (await Axe.JudgeAsync(page)).ShouldBeEmpty(path);
            if (path != "/desk?list=waiting") continue;
            await page.Locator(".reading a.correct").First.ClickAsync();
            await page.Locator("dialog .answers").First.WaitForAsync();
            (await Axe.JudgeAsync(page)).ShouldBeEmpty("the menu of a reading");
        }
    }

    [AxeTheory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task What_agents_and_admins_fill_in_can_be_used_by_everybody_once_it_is_open(ColorScheme scheme, int width)
    {
        await using var host = await DeskHost.StartAsync();
        var (anna, _) = await BusyMorning.SetUpAsync(host);
        await host.Get<CannedStore>().AddShippedAsync(ShippedPlaybook.It.Canned);
        await host.Get<AgentNotices>().TellAsync(anna.Id, new Notice(NoticeKind.Mention, new TicketNumber(1001), "Marek: look at this"), CancellationToken.None);
        await using var window = await chromium.OpenAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 } });
        var page = await window.NewPageAsync();
        await DeskScreen.SignInAsync(page, host, "anna");
        foreach (var path in new[] { "/admin", "/admin/queues", "/admin/policies", "/admin/waiting", "/admin/replies", "/admin/replies/1", "/desk/notices", "/desk/incidents" })
        {
            await page.GotoAsync(new Uri(host.Address, path).ToString());
            await OpenAllAsync(page, "main");
            (await Axe.JudgeAsync(page)).ShouldBeEmpty(path);
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, path);
        }

        await page.GotoAsync(new Uri(host.Address, "/desk?list=mine").ToString());
        await page.Locator(".row", new() { HasText = "Helena" }).ClickAsync();
        await page.Locator(".composer textarea").WaitForAsync();
        foreach (var menu in new[] { "transfer", "snooze", "release", "resolve", "more" })
        {
            await OpenAllAsync(page, $".acts > [data-key={menu}]");
            (await Axe.JudgeAsync(page, ".acts")).ShouldBeEmpty(menu);
            await page.EvaluateAsync("() => { for (const fold of document.querySelectorAll('.acts details')) fold.open = false; }");
        }
        foreach (var place in new[] { ".composer", "#summary", "#transcript" })
        {
            if (place == "#summary" && width < 1000) await page.Locator("#summary-toggle").ClickAsync();
            await OpenAllAsync(page, place);
            (await Axe.JudgeAsync(page, place)).ShouldBeEmpty(place);
        }
        foreach (var (key, dialog) in new[] { ("?", "#help"), (",", "#rules"), ("u", "#for-you"), ("Control+k", "#palette") })
        {
            await page.EvaluateAsync("() => document.activeElement.blur()");
            await page.Keyboard.PressAsync(key);
            await page.Locator($"{dialog}[open]").WaitForAsync();
            (await Axe.JudgeAsync(page, dialog)).ShouldBeEmpty(dialog);
            await page.Keyboard.PressAsync("Escape");
        }
    }

    private static Task OpenAllAsync(IPage page, string within) => page.EvaluateAsync(
        "within => { for (const place of document.querySelectorAll(within)) for (const fold of [place, ...place.querySelectorAll('details')]) if (fold.localName === 'details') fold.open = true; }", within);
}
