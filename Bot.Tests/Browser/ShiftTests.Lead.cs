using System.Globalization;
using System.Text.RegularExpressions;
using SupportBot.Tests.Channels.Web;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Tests.Browser;

/// <summary>What is given out, what is promised, and what a lead sees of it.</summary>
public sealed partial class ShiftTests
{
    [ChromiumFact]
    public async Task C26_A_lead_lets_a_queue_give_out_its_tickets_and_what_its_agent_does_not_touch_comes_back_and_says_so()
    {
        await desk.ClearAsync();
        await using var anna = await desk.SeatAsync("anna", "/admin/queues");
        await WorksByAsync(anna, "push");
        await using var vera = await desk.SeatAsync("vera");
        await using var boris = await desk.SeatAsync("boris");

        var number = await desk.HandedOffAsync("Halina", "pobrano mi dwa razy za zamówienie 10481, jestem wściekła, proszę o kontakt z człowiekiem");

        await Expect(boris.Told).ToContainTextAsync($"{number}: Boris: ");
        await boris.OpensWhatIsForThemAsync(number);
        await Expect(boris.Chip).ToHaveTextAsync("Given to you");
        await Expect(boris.Summary.Locator("dt:text-is('Routing') + dd")).ToHaveTextAsync(new Regex("^Boris: .+ urgency, waited 1 min, speaks Polish, has \\d of \\d\\.$"));
        await Expect(vera.Told).Not.ToContainTextAsync(number);

        desk.Clock.Leap(TimeSpan.FromSeconds(65));
        await Expect(boris.Page.Locator(".transcript .event").Last).ToContainTextAsync(new Regex("Came back: Boris (did not answer within 1 min|is away)\\."));
        await Expect(boris.Chip).ToHaveTextAsync("Waiting");
        await Expect(vera.Page.Locator($".row[data-ticket='{number}']")).ToBeVisibleAsync();
        await WorksByAsync(anna, "pull");
        await anna.GoAsync("/admin/audit");
        await Expect(anna.Page.Locator("main")).ToContainTextAsync("changed how it is worked: queue");
    }

    [ChromiumFact]
    public async Task C17_A_promise_that_is_not_kept_is_told_to_the_customer_raised_in_the_queue_and_counted_on_the_wall()
    {
        await desk.ClearAsync();
        await using var ivo = await desk.CustomerAsync("Ivo");
        await ivo.SayAsync("the app crashes when I export");
        var number = await AsksForAPersonAsync(ivo);
        await desk.ClaimedAsync(number, "boris");
        await using var boris = await desk.SeatAsync("boris", $"/desk?list=mine&ticket={number}");
        await using var anna = await desk.SeatAsync("anna", "/desk/wall");
        var broken = anna.Page.Locator(".numbers div", new() { HasText = "Promises broken" }).Locator("dd");
        var before = int.Parse((await broken.TextContentAsync())!, CultureInfo.InvariantCulture);
        await boris.PressAsync("r");
        await boris.TypeAsync("I'm looking at it and will write to you in an hour.");
        await Expect(boris.Page.Locator(".promise-offer")).ToBeVisibleAsync();
        await boris.PressAsync("Alt+p", "Control+Enter");
        await Expect(boris.Fact("promised")).ToContainTextAsync(", by Boris");

        desk.Clock.Leap(TimeSpan.FromMinutes(55));
        await Expect(boris.Page.Locator("#bell .count")).Not.ToHaveTextAsync("0");
        desk.Clock.Leap(TimeSpan.FromMinutes(20));

        await Expect(ivo.Bubbles.Last).ToContainTextAsync(number);
        await Expect(ivo.Bubbles.Last).ToContainTextAsync(new Regex("knows that it is late|has not come yet"));
        await Expect(boris.Rows.First).ToContainTextAsync("Late");
        await Expect(boris.Rows.First).ToHaveAttributeAsync("data-ticket", number);
        await Expect(boris.Fact("late")).ToHaveTextAsync("1");
        await anna.Page.ReloadAsync();
        await Expect(broken).ToHaveTextAsync((before + 1).ToString(CultureInfo.InvariantCulture));
    }

    [ChromiumFact]
    public async Task C31_A_lead_sees_how_the_desk_stands_what_came_of_it_and_finds_what_was_said()
    {
        await desk.ClearAsync();
        var number = await desk.HandedOffAsync("Jonas", "all our tills are dead, the shop is full of customers and nobody can pay");
        await using var vera = await desk.SeatAsync("vera");
        await using var anna = await desk.SeatAsync("anna", "/desk/wall");
        var critical = anna.Page.Locator("[data-urgency=Critical] td");
        await Expect(critical.First).ToHaveTextAsync("1");
        await Expect(anna.Page.Locator("dt:text-is('Longest wait') + dd a")).ToHaveAttributeAsync("href", $"/desk?ticket={number}");
        await vera.PressAsync("g");
        await Expect(vera.Chip).ToHaveTextAsync("Yours");
        await Expect(vera.Field).ToBeFocusedAsync();
        await vera.DoAsync("iambusy", "I am: busy");
        await Expect(critical.First).ToHaveTextAsync("0");
        await Expect(anna.Page.Locator(".agents li", new() { HasText = "Vera" })).ToContainTextAsync("busy");
        await vera.PressAsync("r");
        await vera.TypeAsync("Please unplug the blue router for a minute.");
        await vera.PressAsync("Control+Enter");
        await Expect(vera.Page.Locator(".line.agent .text")).ToBeVisibleAsync();
        await vera.PressAsync("Escape", "e", "Enter");
        await Expect(vera.Chip).ToHaveTextAsync("Resolved");
        await vera.DoAsync("iamhere", "I am: here");

        await anna.GoAsync("/desk/measures");
        foreach (var measure in new[] { "First response", "Handle time", "First-contact resolution", "Promises kept", "Satisfaction" })
            await Expect(anna.Page.Locator($"[data-measure='{measure}'] .now")).Not.ToBeEmptyAsync();
        await Expect(anna.Page.Locator("th:has-text('Vera')")).ToBeVisibleAsync();
        await desk.IndexedAsync();
        await anna.GoAsync("/desk/search");
        await anna.TypeAsync("routers unplugging");
        await anna.PressAsync("Enter");
        await Expect(anna.Page.Locator("a.hit")).ToContainTextAsync(number);
        await Expect(anna.Page.Locator("mark").First).ToHaveTextAsync("unplug");
        await anna.PressAsync("j", "Enter");
        await Expect(anna.Page.Locator(".talk")).ToHaveAttributeAsync("data-ticket", number);
        anna.UsedMouse.ShouldBeFalse();
    }

    private static async Task WorksByAsync(Seat anna, string work)
    {
        foreach (var queue in new[] { "billing", "support" })
        {
            await anna.GoAsync("/admin/queues");
            var form = anna.Page.Locator($"form[action='/admin/queues/{queue}']");
            await anna.Page.Locator("details", new() { Has = form }).Locator("summary").ClickAsync();
            await form.Locator("[name=work]").SelectOptionAsync(work);
            await form.Locator("[name=answer]").FillAsync("1");
            await form.Locator("button").ClickAsync();
            await Expect(anna.Page.Locator(".done")).ToContainTextAsync("Saved.");
        }
    }

    private static async Task<string> AsksForAPersonAsync(ChatPage chat)
    {
        await Expect(chat.Page.Locator(".row.theirs .bubble").Last).ToBeVisibleAsync();
        await chat.SayAsync("a person, please");
        await chat.SayAsync("a person, please");
        var told = chat.Page.Locator(".row.theirs .bubble", new() { HasText = "SB-" });
        return Regex.Match((await told.First.TextContentAsync())!, @"SB-\d+").Value;
    }
}
