using Microsoft.Playwright;
using SupportBot.Channels;
using SupportBot.Tests.Channels.Web;
using SupportBot.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Tests.Browser;

/// <summary>WCAG 2.2 AA, as far as axe-core can judge it, in both lights.</summary>
[Collection(InChromium.Name)]
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
}
