using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SupportBot.Tests.Channels.Web;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Tests.Browser;

/// <summary>Two agents, a lead and customers at once, over the whole product in real browsers. This part: a whole shift without a mouse.</summary>
[Collection(InSecondChromium.Name)]
public sealed partial class ShiftTests(ShiftDesk desk) : IClassFixture<ShiftDesk>
{
    private const string BothBooked = "Both are booked";

    [ChromiumFact]
    public async Task C28_A_whole_shift_is_worked_by_keyboard_alone()
    {
        await desk.ClearAsync();
        await using var boris = await desk.SeatAsync("boris");
        await using var vera = await desk.EmptySeatAsync();
        await ShiftDesk.SignInAsync(vera, "vera");
        await LooksAroundAsync(vera);

        await using var ann = await desk.CustomerAsync("Ann");
        var number = await ReportsAsync(ann);
        await TakesTheNextBestAsync(vera, ann, number);
        await AnswersFromWhatIsAtHandAsync(vera, ann);
        await PromisesWhatTheDraftSaysAsync(vera, ann);
        await AsksAColleagueAsync(vera, boris, number);
        await ChangesWhatSheWroteAsync(vera, ann);
        await PutsItAsideAsync(vera);
        await HandsItToBorisAsync(vera, boris, ann);
        await GivesItBackToTheBotAsync(boris, ann);
        await SettlesItAsync(vera, ann, number);
        await OpensItAgainAndMergesADuplicateAsync(vera, number);
        await LeavesAsync(vera, boris);

        (vera.UsedMouse, boris.UsedMouse).ShouldBe((false, false));
    }

    private static async Task LooksAroundAsync(Seat vera)
    {
        await vera.PressAsync("?");
        await Expect(vera.Page.Locator("#help")).ToContainTextAsync("Take the next best");
        await vera.PressAsync("Enter");
        await Expect(vera.Page.Locator("#help")).ToBeHiddenAsync();
        await vera.DoAsync("lmin", "List: mine");
        await Expect(vera.Page.Locator(".tabs [aria-current]")).ToContainTextAsync("Mine");
        await vera.DoAsync("lwait", "List: waiting");
        await Expect(vera.Page.Locator(".empty")).ToContainTextAsync("Nobody is waiting.");
    }

    // The bot asks first; the ticket waits for people then.
    private static async Task<string> ReportsAsync(ChatPage ann)
    {
        await ann.SayAsync("you have charged me twice for order 10472, that was on 1 March");
        await ann.PressAsync(BothBooked);
        await Expect(ann.Bubbles.Last).ToContainTextAsync("SB-");
        return Regex.Match((await ann.Bubbles.Last.TextContentAsync())!, @"SB-\d+").Value;
    }

    private static async Task TakesTheNextBestAsync(Seat vera, ChatPage ann, string number)
    {
        await Expect(vera.Rows).ToHaveCountAsync(1);
        await vera.PressAsync("g");
        await Expect(vera.Page.Locator(".talk")).ToHaveAttributeAsync("data-ticket", number);
        await Expect(vera.Chip).ToHaveTextAsync("Yours");
        await Expect(vera.Field).ToBeFocusedAsync();
        await Expect(ann.Bubbles.Last).ToHaveTextAsync($"Vera has taken ticket {number} and answers you here.");

        await Expect(vera.Summary.Locator(".symptom")).ToHaveTextAsync("you have charged me twice for order 10472, that was on 1 March");
        await Expect(vera.Fact("who")).ToHaveTextAsync("Ann, Web");
        await Expect(vera.Fact("tried")).ToContainTextAsync(BothBooked);
        await Expect(vera.Summary).ToContainTextAsync("10472");
        await Expect(vera.Fact("promised")).ToContainTextAsync("to hear from us");
    }

    private static async Task AnswersFromWhatIsAtHandAsync(Seat vera, ChatPage ann)
    {
        await vera.CompleteAsync("/hel", "/hello");
        await Expect(vera.Field).ToHaveValueAsync(new Regex("Vera"));
        await Expect(ann.Page.GetByRole(AriaRole.Img, new() { Name = "Vera is typing" })).ToBeVisibleAsync();
        await vera.PressAsync("Enter", "Enter");
        await vera.CompleteAsync("/refund_t", "/refund_time");
        await Expect(vera.Field).ToHaveValueAsync(new Regex("the billing team"));
        await vera.PressAsync("Control+Enter");
        await Expect(ann.Bubbles.Last).ToContainTextAsync("the billing team");

        await ann.Page.EvaluateAsync("leap(5000)");
        await ann.Input.PressSequentiallyAsync("thank you");
        await Expect(vera.Page.Locator("[data-typing]")).ToHaveTextAsync("is writing…");
        await ann.Input.PressAsync("Enter");
        await Expect(vera.Page.Locator(".line.customer .text").Last).ToHaveTextAsync("thank you");
    }

    private static async Task PromisesWhatTheDraftSaysAsync(Seat vera, ChatPage ann)
    {
        await vera.CompleteAsync("/check", "/checking");
        await vera.TypeAsync("11:30");
        await Expect(vera.Page.Locator(".promise-offer")).ToContainTextAsync("Promise an update by 11:30?");
        await vera.PressAsync("Alt+p");
        await Expect(vera.Page.Locator("select[name=promise] option:checked")).ToHaveTextAsync("By 11:30");
        await vera.PressAsync("Control+Enter");
        await Expect(ann.Bubbles.Last).ToContainTextAsync("by 11:30");
        await Expect(vera.Fact("promised")).ToContainTextAsync(", by Vera");
        await Expect(vera.Fact("next-step")).ToContainTextAsync("Write as promised, in ");
    }

    private static async Task AsksAColleagueAsync(Seat vera, Seat boris, string number)
    {
        await vera.PressAsync("Escape", "n");
        await vera.CompleteAsync("did the bank confirm it? @bo", "@boris");
        await vera.TypeAsync("please look");
        await vera.PressAsync("Control+Enter");
        await Expect(vera.Page.Locator(".line.note .mention")).ToHaveTextAsync("@boris");

        await Expect(boris.Page.Locator("#bell .count")).ToHaveTextAsync("1");
        await boris.OpensWhatIsForThemAsync("Vera: did the bank confirm it? @boris please look");
        await Expect(boris.Page.Locator(".talk")).ToHaveAttributeAsync("data-ticket", number);
        await Expect(boris.Chip).ToHaveTextAsync("With Vera");
        await Expect(boris.Page.Locator("#bell .count")).ToHaveTextAsync("0");
    }

    private static async Task ChangesWhatSheWroteAsync(Seat vera, ChatPage ann)
    {
        await vera.PressAsync("Escape", "w");
        await Expect(vera.Page.Locator(".edit-reply textarea:focus")).ToHaveValueAsync(new Regex("by 11:30"));
        await vera.PressAsync("Control+a");
        await vera.TypeAsync("The next message comes by 11:30, with what the bank says.");
        await vera.PressAsync("Control+Enter");
        await Expect(vera.Page.Locator(".line.agent > .text").Last).ToHaveTextAsync("The next message comes by 11:30, with what the bank says.");
        await Expect(ann.Bubbles.Last).ToHaveTextAsync("The next message comes by 11:30, with what the bank says.");
    }

    private static async Task PutsItAsideAsync(Seat vera)
    {
        await vera.PressAsync("s");
        await Expect(vera.Page.Locator("select[name=until]")).ToBeFocusedAsync();
        await vera.TypeAsync("In f");
        await Expect(vera.Page.Locator("select[name=until]")).ToHaveValueAsync("4h");
        await vera.PressAsync("Control+Enter");
        await Expect(vera.Fact("snoozed")).ToContainTextAsync("in 3 h 59 min");
        await vera.PressAsync("s");
        await Expect(vera.Fact("snoozed")).ToHaveCountAsync(0);
    }

    private static async Task HandsItToBorisAsync(Seat vera, Seat boris, ChatPage ann)
    {
        await vera.PressAsync("t");
        await Expect(vera.Page.Locator("select[name=to]")).ToBeFocusedAsync();
        await vera.TypeAsync("Bor");
        await vera.TabToAsync(vera.Page.Locator("textarea[name=note]"));
        await vera.TypeAsync("the bank only talks to you");
        await vera.PressAsync("Control+Enter");
        await Expect(boris.Told).ToContainTextAsync("Vera gave you this: the bank only talks to you");
        await Expect(vera.Chip).ToHaveTextAsync("With Boris");

        await Expect(boris.Chip).ToHaveTextAsync("Given to you");
        await Expect(boris.Page.Locator(".given")).ToContainTextAsync("otherwise it goes back to its queue, in 4 min.");
        await boris.PressAsync("c");
        await Expect(boris.Chip).ToHaveTextAsync("Yours");
        await Expect(ann.Bubbles.Last).ToContainTextAsync("goes on with Boris");
        await Expect(boris.Page.Locator(".line.note .text").Last).ToHaveTextAsync("the bank only talks to you");
        await Expect(ann.Page.Locator(".window")).Not.ToContainTextAsync("only talks to you");
        await Expect(ann.Page.Locator(".window")).Not.ToContainTextAsync("did the bank confirm");
    }

    private static async Task GivesItBackToTheBotAsync(Seat boris, ChatPage ann)
    {
        await boris.PressAsync("Escape", "b");
        await boris.TabToAsync(boris.Page.Locator("select[name=at]"), "Shift+Tab");
        await boris.TypeAsync("Hold clear");
        await boris.PressAsync("Control+Enter");
        await Expect(boris.Chip).ToHaveTextAsync("With the bot");
        await Expect(ann.Bubbles.Last).ToContainTextAsync("Does that answer it for now?");
        await ann.PressAsync("No");
        await Expect(ann.Bubbles.Last).ToContainTextAsync("SB-");
    }

    private static async Task SettlesItAsync(Seat vera, ChatPage ann, string number)
    {
        await Expect(vera.Rows).ToHaveCountAsync(1);
        await vera.PressAsync("g");
        await Expect(vera.Chip).ToHaveTextAsync("Yours");
        await Expect(vera.Field).ToBeFocusedAsync();
        await vera.PressAsync("Escape", "e", "Shift+Tab");
        await vera.TypeAsync("Work");
        await vera.PressAsync("Shift+Tab");
        await vera.TypeAsync("captured twice by the terminal");
        await vera.PressAsync("Shift+Tab", "Control+a");
        await vera.TypeAsync("charged twice for order 10472");
        await vera.PressAsync("Control+Enter");
        await Expect(vera.Chip).ToHaveTextAsync("Resolved");
        await Expect(vera.Summary.Locator(".symptom")).ToHaveTextAsync("charged twice for order 10472");
        await Expect(vera.Fact("cause")).ToHaveTextAsync("captured twice by the terminal");
        await Expect(vera.Fact("outcome")).ToHaveTextAsync("Workaround");

        await Expect(ann.Bubbles.Last).ToContainTextAsync($"Ticket {number} is settled.");
        await ann.PressAsync("Good");
        await ann.Page.GetByLabel("Anything to add? (optional)").FillAsync("quick and clear");
        await ann.Page.Locator(".rating .do").ClickAsync();
        await Expect(ann.Page.GetByText("Thank you for telling us.")).ToBeVisibleAsync();
        await Expect(vera.Page.Locator(".transcript .event").Last).ToContainTextAsync("The customer rates this 4 of 5: “quick and clear”");
    }

    private async Task OpensItAgainAndMergesADuplicateAsync(Seat vera, string number)
    {
        await vera.PressAsync("o");
        await Expect(vera.Chip).ToHaveTextAsync("Yours");

        var duplicate = await desk.HandedOffAsync("Ben", "charged twice, like my wife Ann wrote");
        await Expect(vera.Rows).ToHaveCountAsync(1);
        await vera.PressAsync("j");
        await Expect(vera.Rows.First).ToBeFocusedAsync();
        await vera.PressAsync("c");
        await Expect(vera.Page.Locator(".talk")).ToHaveAttributeAsync("data-ticket", duplicate);
        await Expect(vera.Chip).ToHaveTextAsync("Yours");
        await Expect(vera.Field).ToBeFocusedAsync();
        await vera.PressAsync("Escape", "m");
        await vera.TypeAsync(number);
        await vera.PressAsync("Enter");
        await Expect(vera.Chip).ToHaveTextAsync("Resolved");
        await Expect(vera.Summary).ToContainTextAsync($"Merged into {number}");
        await Expect(vera.Page.Locator(".line.bot .text").Last).ToContainTextAsync("now goes on together with another one about the same");
    }

    private static async Task LeavesAsync(Seat vera, Seat boris)
    {
        await vera.DoAsync("handover", "Hand over all my conversations");
        await Task.WhenAll(
            Expect(vera.Told).ToContainTextAsync("1 handed over to colleagues."), Expect(boris.Told).ToContainTextAsync("handed over by Vera"),
            Expect(vera.Page.Locator("#presence .presence")).ToHaveAttributeAsync("data-presence", "NoMore"));
        await vera.DoAsync("iamhere", "I am: here");
        await Expect(vera.Page.Locator("#presence .presence")).ToHaveAttributeAsync("data-presence", "Here");
    }
}
