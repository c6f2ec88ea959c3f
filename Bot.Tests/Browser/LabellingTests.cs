using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Tests.Browser;

/// <summary>Correcting and labelling in a real browser, by keyboard alone.</summary>
[Collection(InChromium.Name)]
public sealed class LabellingTests(ChromiumBrowser chromium)
{
    private const int ThreeSeconds = 3000;
    private static readonly Story.Customer Ann = new("Ann", ChannelName.Web, Language.En);

    [ChromiumFact]
    public async Task A_reading_is_corrected_where_it_stands_and_messages_are_labelled_faster_than_twenty_a_minute()
    {
        await using var host = await DeskHost.StartAsync();
        await host.AddAgentAsync("root", "Root", Role.Admin);
        var story = await host.Tell(Ann).WritesAsync("my parcel is late", Some.Reading(Topic.Delivery));
        await using var window = await chromium.OpenAsync();
        var page = await window.NewPageAsync();
        await DeskScreen.SignInAsync(page, host, "root");

        await page.GotoAsync(new Uri(host.Address, $"/desk?list=bot&ticket={story.Number}").ToString());
        var chip = page.Locator(".reading a[href*='head=urgency']");
        await chip.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#reading .answers button", new() { HasText = "Low" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#reading [role=status]")).ToHaveTextAsync("Thanks, noted.");
        await Expect(chip).ToHaveTextAsync("High urgency (corrected)");
        await Expect(page.Locator("#reading")).ToBeHiddenAsync();
        await Expect(chip).ToBeFocusedAsync();

        await host.Tell(Ann).WritesAsync("hm");
        await host.Tell(Ann).WritesAsync("the thing again");
        await page.GotoAsync(new Uri(host.Address, "/admin/labels").ToString());
        var first = await page.Locator(".question blockquote").TextContentAsync();
        await page.Keyboard.PressAsync("4");
        await Expect(page.Locator("input[value=critical]")).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".question blockquote")).Not.ToHaveTextAsync(first!, new() { Timeout = ThreeSeconds });
        await page.WaitForLoadStateAsync();
        await page.Keyboard.PressAsync("Backspace");
        await Expect(page.Locator(".question blockquote")).ToHaveTextAsync(first!);
        await page.WaitForLoadStateAsync();
        await page.Keyboard.PressAsync("n");
        await Expect(page.Locator(".question blockquote")).Not.ToHaveTextAsync(first!);
    }
}
