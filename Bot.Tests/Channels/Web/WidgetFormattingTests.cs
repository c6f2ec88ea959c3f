using SupportBot.Tests.Browser;
using SupportBot.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Tests.Channels.Web;

[Collection(InChromium.Name)]
public sealed class WidgetFormattingTests(ChromiumBrowser chromium)
{
    [ChromiumFact]
    public async Task A_formatted_reply_is_shown_formatted_and_what_the_customer_writes_is_not()
    {
        await using var host = await WebHost.StartAsync();
        await using var chat = await ChatPage.OpenAsync(chromium, host);
        await chat.ShowAsync();
        await chat.SayAsync("**not** <b>me</b>");
        await Expect(chat.Rows.First.Locator("time")).ToBeVisibleAsync();
        var place = host.Transcript.Accepted.Single().Address;

        host.Transcript.Answer(place, "Anna", "**Press** [here _now_](https://x.example/a) or [call](tel:+48500) <img src=x>\n- `one`\n- two\n```\nls *\n```");

        await Expect(chat.Rows.First.Locator(".bubble")).ToHaveTextAsync("**not** <b>me</b>");
        var bubble = chat.Rows.Nth(1).Locator(".bubble");
        await Expect(bubble.Locator("strong")).ToHaveTextAsync("Press");
        await Expect(bubble.Locator("a em")).ToHaveTextAsync("now");
        await Expect(bubble.Locator("a").First).ToHaveAttributeAsync("href", "https://x.example/a");
        await Expect(bubble.Locator("a").First).ToHaveAttributeAsync("target", "_blank");
        await Expect(bubble.Locator("a").First).ToHaveAttributeAsync("rel", "noopener noreferrer nofollow");
        await Expect(bubble.Locator("a").Nth(1)).ToHaveAttributeAsync("href", "tel:+48500");
        await Expect(bubble.Locator("ul li")).ToHaveTextAsync(["one", "two"]);
        await Expect(bubble.Locator("pre code")).ToHaveTextAsync("ls *");
        await Expect(bubble.Locator("img")).ToHaveCountAsync(0);
        await Expect(bubble.Locator("p")).ToHaveTextAsync("Press here now or call <img src=x>");
        await Expect(chat.Page.Locator("[aria-live=polite]")).ToContainTextAsync("Anna: Press here now");
        chat.Complaints.ShouldBeEmpty();
    }
}
