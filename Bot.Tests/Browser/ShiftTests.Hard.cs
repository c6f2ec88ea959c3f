using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SupportBot.Tests.Channels.Web;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Tests.Browser;

/// <summary>What is hard on people: fury, what may not be shared, and nobody at a desk.</summary>
public sealed partial class ShiftTests
{
    [ChromiumFact]
    public async Task C21_C27_A_furious_customer_is_helped_with_their_words_folded_away_and_after_three_in_a_row_a_rest_is_offered_and_taken()
    {
        await desk.ClearAsync();
        await desk.RestedAsync("vera");
        foreach (var name in new[] { "Karl", "Lena" }) await desk.ClaimedAsync(await desk.HandedOffAsync(name, "you are all useless idiots"), "vera");
        await using var vera = await desk.SeatAsync("vera");
        await using var boris = await desk.SeatAsync("boris", "/desk/wall");
        await Expect(OnWall(boris, "Vera")).ToHaveAttributeAsync("data-presence", "Here");
        await using var rolf = await desk.CustomerAsync("Rolf");
        await rolf.SayAsync("you stupid morons, you have charged me twice for order 10472");
        var number = await AsksForAPersonAsync(rolf);

        await Expect(vera.Page.Locator(".rest")).ToHaveCountAsync(0);
        await TakesTheOnlyOneAsync(vera, number);
        await Expect(vera.Page.Locator(".rest")).ToContainTextAsync("3 hostile conversations in a row.");
        await ReadsWhatIsFoldedAsync(vera);
        await HearsNoAbuseAsync(vera, rolf);
        await SendsAFileAsync(vera, rolf);
        await AsksForATranslationAsync(vera, number);
        await RestsAsync(vera, boris);

        vera.UsedMouse.ShouldBeFalse();
    }

    [ChromiumFact]
    public async Task C24_Whoever_may_not_share_a_log_names_who_can_approve_and_the_ticket_shows_what_was_decided_by_whom()
    {
        await desk.ClearAsync();
        await using var mia = await desk.CustomerAsync("Mia");
        await using var vera = await desk.SeatAsync("vera");
        var number = await MayNotShareAsync(mia);
        await TakesTheOnlyOneAsync(vera, number);
        await AsksThroughTheCustomerAsync(vera, mia);
        await WritesDownWhatTheySaidAsync(vera, mia);
        await AsksAnnaAsync(vera);
        await using var anna = await desk.SeatAsync("anna");
        var told = Expect(vera.Told).ToContainTextAsync("anna grants it: the last hour alone");
        await DecidesAsync(anna, number);

        await told;
        await Expect(vera.Page.Locator(".approval .done")).ToContainTextAsync("Granted by anna");
        await Expect(vera.Page.Locator(".transcript .event", new() { HasText = "the last hour alone" })).ToHaveCountAsync(1);
        await Expect(mia.Bubbles.Last).ToContainTextAsync("it may be shared");
        await SharesItInConfidenceAsync(mia, vera, anna);
        (vera.UsedMouse, anna.UsedMouse).ShouldBe((false, false));
    }

    [ChromiumFact]
    public async Task C26_Who_does_nothing_at_an_open_desk_is_away_by_themselves_until_they_touch_it_again()
    {
        await desk.ClearAsync();
        await desk.ClaimedAsync(await desk.HandedOffAsync("Nora", "my parcel is late"), "vera");
        await using var vera = await desk.SeatAsync("vera");
        await using var boris = await desk.SeatAsync("boris");
        await using var anna = await desk.SeatAsync("anna", "/desk/wall");
        await Expect(OnWall(anna, "Vera")).ToHaveAttributeAsync("data-presence", "Here");

        await LeapsAsync(ShiftDesk.AwayAfter, vera, boris);
        await boris.PressAsync("1");

        await Expect(OnWall(anna, "Boris")).ToHaveAttributeAsync("data-presence", "Here");
        await Expect(OnWall(anna, "Vera")).ToContainTextAsync("away");
        await Expect(vera.Page.Locator("#connection")).ToHaveTextAsync("Live");
        await vera.PressAsync("2");
        await Expect(vera.Page.Locator("#presence .presence")).ToHaveAttributeAsync("data-presence", "Here");
        await Expect(OnWall(anna, "Vera")).ToHaveAttributeAsync("data-presence", "Here");
    }

    private static ILocator OnWall(Seat seat, string name) => seat.Page.Locator(".agents li", new() { HasText = name });

    private static async Task TakesTheOnlyOneAsync(Seat vera, string number)
    {
        await Expect(vera.Rows).ToHaveCountAsync(1);
        await vera.PressAsync("j");
        await Expect(vera.Rows.First).ToBeFocusedAsync();
        await vera.PressAsync("c");
        await Expect(vera.Page.Locator(".talk")).ToHaveAttributeAsync("data-ticket", number);
        await Expect(vera.Chip).ToHaveTextAsync("Yours");
        await Expect(vera.Field).ToBeFocusedAsync();
    }

    private static async Task ReadsWhatIsFoldedAsync(Seat vera)
    {
        var folded = vera.Page.Locator(".transcript .folded").First;
        await Expect(folded.Locator("summary")).ToHaveTextAsync("Abusive words, folded away");
        await Expect(folded.Locator(".text")).ToBeHiddenAsync();
        await Expect(vera.Summary.Locator(".chips")).ToContainTextAsync("Abuse: 1");
        await Expect(vera.Summary).ToContainTextAsync("10472");
        await vera.TabToAsync(folded.Locator("summary"), "Shift+Tab");
        await vera.PressAsync("Enter");
        await Expect(folded.Locator(".text")).ToContainTextAsync("stupid morons");
        await Expect(folded.Locator(".text")).ToBeVisibleAsync();
        await vera.PressAsync("Enter");
        await Expect(folded.Locator(".text")).ToBeHiddenAsync();
    }

    // What is folded away for the eyes is not read out by a screen reader either.
    private static async Task HearsNoAbuseAsync(Seat vera, ChatPage rolf)
    {
        await rolf.SayAsync("answer me, you idiots");
        await Expect(vera.Told).ToContainTextAsync("Rolf: Abusive words, folded away");
        await Expect(vera.Told).Not.ToContainTextAsync("idiots");
        await Expect(vera.Page.Locator(".transcript .folded")).ToHaveCountAsync(2);
    }

    private static async Task SendsAFileAsync(Seat vera, ChatPage rolf)
    {
        await vera.PressAsync("r");
        await vera.TypeAsync("Here is what the bank confirmed.");
        await vera.Page.Locator("[name=files]").SetInputFilesAsync(new FilePayload { Name = "refund.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes("42.00 back") });
        await Expect(vera.Page.Locator(".composer .chosen")).ToHaveTextAsync("refund.txt");
        await vera.PressAsync("Control+Enter");
        await Expect(vera.Page.Locator(".line.agent .files")).ToContainTextAsync("refund.txt");
        await Expect(vera.Page.Locator(".composer .chosen")).ToBeEmptyAsync();
        await Expect(rolf.Bubbles.Last).ToContainTextAsync("Here is what the bank confirmed.");
        var file = rolf.Page.RunAndWaitForDownloadAsync(() => rolf.Bubbles.Last.Locator("a.file").ClickAsync());
        (await File.ReadAllTextAsync(await (await file).PathAsync())).ShouldBe("42.00 back");
    }

    private static async Task AsksForATranslationAsync(Seat vera, string number)
    {
        await vera.DoAsync("translat", "Ask for a translation");
        await Expect(vera.Page.Locator("select[name=into]")).ToBeFocusedAsync();
        await vera.TypeAsync("Pol");
        await vera.PressAsync("Control+Enter");
        await vera.DoAsync("lmin", "List: mine");
        var row = vera.Page.Locator($".row[data-ticket='{number}']");
        await Expect(row.Locator(".chip", new() { HasText = "Translate" })).ToHaveTextAsync("Translate: PL");
    }

    private static async Task RestsAsync(Seat vera, Seat boris)
    {
        await vera.DoAsync("rest15", "Rest for 15 minutes");
        await Expect(vera.Page.Locator(".rest")).ToHaveCountAsync(0);
        await Expect(vera.Page.Locator("#presence .presence")).ToHaveAttributeAsync("data-presence", "Away");
        await Expect(OnWall(boris, "Vera")).ToContainTextAsync("away");
        await vera.DoAsync("iamhere", "I am: here");
        await Expect(vera.Page.Locator("#presence .presence")).ToHaveAttributeAsync("data-presence", "Here");
    }

    private static async Task<string> MayNotShareAsync(ChatPage mia)
    {
        await mia.SayAsync("the cup from order 55120 arrived broken");
        await mia.PressAsync("I may not share it");
        await Expect(mia.Bubbles.Last).ToContainTextAsync("approve");
        await mia.SayAsync("Marta Nowak, who runs the warehouse");
        await Expect(mia.Bubbles.Last).ToContainTextAsync("describe it");
        return await AsksForAPersonAsync(mia);
    }

    private static async Task AsksThroughTheCustomerAsync(Seat vera, ChatPage mia)
    {
        var box = vera.Page.Locator(".approval");
        await Expect(box).ToContainTextAsync("“Marta Nowak, who runs the warehouse” can approve that it is shared. Nobody was asked yet.");
        await OpensTheAskingAsync(vera);
        await vera.TabToAsync(box.Locator("[name=approver]"));
        await vera.PressAsync("Control+a");
        await vera.TypeAsync("Marta Nowak");
        await vera.PressAsync("Control+Enter");
        await Expect(box).ToContainTextAsync("Vera asked Marta Nowak, through the customer");
        await Expect(mia.Bubbles.Last).ToContainTextAsync("may it be shared with support?");
    }

    private static async Task WritesDownWhatTheySaidAsync(Seat vera, ChatPage mia)
    {
        await mia.SayAsync("she says no, it shows other customers");
        await Expect(vera.Page.Locator(".line.customer .text").Last).ToHaveTextAsync("she says no, it shows other customers");
        var form = vera.Page.Locator("form[data-act=decision]");
        await vera.TabToAsync(form.Locator("[value=true]"));
        await vera.PressAsync("ArrowDown");
        await vera.TabToAsync(form.Locator("[name=note]"));
        await vera.TypeAsync("it shows other customers");
        await vera.PressAsync("Control+Enter");
        await Expect(vera.Page.Locator(".approval .problem")).ToContainTextAsync("Refused by Marta Nowak");
        await Expect(vera.Page.Locator(".approval .hint")).ToContainTextAsync("Written down by Vera.");
        await Expect(mia.Bubbles.Last).ToContainTextAsync("it stays with you");
    }

    private static async Task AsksAnnaAsync(Seat vera)
    {
        await OpensTheAskingAsync(vera);
        await vera.TabToAsync(vera.Page.Locator(".approval [name=colleague]"));
        await vera.TypeAsync("ann");
        await vera.PressAsync("Tab");
        await vera.TypeAsync("the log of the scanner");
        await vera.PressAsync("Control+Enter");
        await Expect(vera.Page.Locator(".approval")).ToContainTextAsync("Vera asked anna");
        await Expect(vera.Page.Locator("form[data-act=decision]")).ToHaveCountAsync(0);
    }

    private static async Task OpensTheAskingAsync(Seat vera)
    {
        await vera.TabToAsync(vera.Page.Locator("[data-key=ask-approval] > summary"));
        await vera.PressAsync("Enter");
        await Expect(vera.Page.Locator("[data-key=ask-approval]")).ToHaveAttributeAsync("open", "");
    }

    private static async Task DecidesAsync(Seat anna, string number)
    {
        await anna.OpensWhatIsForThemAsync("Vera asks whether it may be shared: the log of the scanner");
        await Expect(anna.Page.Locator(".talk")).ToHaveAttributeAsync("data-ticket", number);
        // From the field for notes it is near.
        await anna.PressAsync("n");
        await anna.TabToAsync(anna.Page.Locator("form[data-act=decision] [value=true]"));
        await anna.PressAsync("Space");
        await anna.TabToAsync(anna.Page.Locator("form[data-act=decision] [name=note]"));
        await anna.TypeAsync("the last hour alone");
        await anna.PressAsync("Control+Enter");
        await Expect(anna.Page.Locator(".approval .done")).ToContainTextAsync("Granted by anna");
    }

    private async Task SharesItInConfidenceAsync(ChatPage mia, Seat vera, Seat anna)
    {
        await mia.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "scanner.log", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes("10:02 dropped") });
        await mia.SayAsync("here it is");
        var file = vera.Page.Locator(".line.customer .files a");
        await Expect(file).ToContainTextAsync(new Regex("scanner\\.log .+, confidential"));
        var path = (await file.GetAttributeAsync("href"))!;
        (await anna.Page.APIRequest.GetAsync(new Uri(desk.Bot.Address, path).ToString())).Status.ShouldBe(403);
        (await vera.Page.APIRequest.GetAsync(new Uri(desk.Bot.Address, path).ToString())).Status.ShouldBe(200);
        await Expect(vera.Page.Locator(".transcript .event").Last).ToContainTextAsync("scanner.log");
    }

    // Browsers go by the same clock as the server.
    private async Task LeapsAsync(TimeSpan by, params Seat[] seats)
    {
        desk.Clock.Leap(by);
        foreach (var seat in seats) await seat.Page.EvaluateAsync($"leap({by.TotalMilliseconds:0})");
    }
}
