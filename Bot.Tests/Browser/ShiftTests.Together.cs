using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Tests.Browser;

/// <summary>Two agents at one ticket.</summary>
public sealed partial class ShiftTests
{
    [ChromiumFact]
    public async Task Two_who_claim_a_ticket_at_the_same_moment_are_not_both_its_owner_and_the_slower_one_is_told_who_is()
    {
        await desk.ClearAsync();
        var number = await desk.HandedOffAsync("Cora", "my invoice is wrong");
        await using var vera = await desk.SeatAsync("vera", $"/desk?ticket={number}");
        await using var boris = await desk.SeatAsync("boris", $"/desk?ticket={number}");
        // Neither claim goes on before the other is on its way too.
        var (underWay, both) = (0, new TaskCompletionSource());
        foreach (var seat in new[] { vera, boris })
            await seat.Page.RouteAsync("**/claim*", async route =>
            {
                if (Interlocked.Increment(ref underWay) == 2) both.SetResult();
                await both.Task;
                await route.ContinueAsync();
            });

        await Task.WhenAll(vera.PressAsync("c"), boris.PressAsync("c"));

        await Expect(vera.Chip).ToHaveTextAsync(new Regex("^(Yours|With Boris)$"));
        await Expect(boris.Chip).ToHaveTextAsync(new Regex("^(Yours|With Vera)$"));
        var isVeras = await vera.Chip.TextContentAsync() == "Yours";
        var (owner, other, name) = isVeras ? (vera, boris, "Vera") : (boris, vera, "Boris");
        await Expect(other.Chip).ToHaveTextAsync($"With {name}");
        await Expect(other.Told).ToContainTextAsync($"{name} has already claimed this.");
        await Expect(other.Field).ToHaveAttributeAsync("placeholder", new Regex("only colleagues see"));
        await Expect(owner.Chip).ToHaveTextAsync("Yours");
        await Expect(owner.Told).Not.ToContainTextAsync("already claimed");
    }

    [ChromiumFact]
    public async Task A_draft_is_seen_by_colleagues_and_outlives_a_restart_and_a_lost_network_with_the_place_and_what_was_missed()
    {
        await desk.ClearAsync();
        var number = await desk.HandedOffAsync("Dora", "my parcel is late");
        await desk.ClaimedAsync(number, "vera");
        for (var i = 1; i <= 20; i++) await desk.Others.WriteAsync("Dora", $"line {i}\nof what I have to say");
        await using var vera = await desk.SeatAsync("vera", $"/desk?list=mine&ticket={number}");
        await using var boris = await desk.SeatAsync("boris", $"/desk?list=team&ticket={number}");
        await vera.PressAsync("r");
        await vera.TypeAsync("I have read all of it and");
        await Expect(boris.Page.Locator("[data-typing]")).ToHaveTextAsync("Vera is writing…");
        await Expect(boris.Page.Locator("#drafts .draft")).ToContainTextAsync("I have read all of it and");
        await vera.Page.EvaluateAsync("() => document.getElementById('transcript').scrollTo(0, 90)");

        await vera.LoseNetworkAsync(true);
        await desk.Bot.RestartAsync();
        await Expect(vera.Page.Locator("#connection")).ToHaveTextAsync("Reconnecting…");
        await vera.TypeAsync(" will ask");
        await boris.IsLiveAsync();
        await desk.Others.WriteAsync("Dora", "are you still there?");
        await Expect(boris.Page.Locator(".line.customer .text").Last).ToHaveTextAsync("are you still there?");
        await Expect(boris.Page.Locator("#drafts .draft")).ToContainTextAsync("I have read all of it and");
        await vera.LoseNetworkAsync(false);

        await vera.IsLiveAsync();
        await Expect(vera.Page.Locator(".transcript [data-missed]")).ToHaveAttributeAsync("data-missed", "1 new while you were away");
        await Expect(vera.Field).ToHaveValueAsync("I have read all of it and will ask");
        (await vera.Page.EvaluateAsync<int>("() => document.getElementById('transcript').scrollTop")).ShouldBe(90);
        await Expect(boris.Page.Locator("#drafts .draft")).ToContainTextAsync("I have read all of it and will ask");
        await vera.Page.ReloadAsync();
        await Expect(vera.Field).ToHaveValueAsync("I have read all of it and will ask");
        (await vera.Page.EvaluateAsync<int>("() => document.getElementById('transcript').scrollTop")).ShouldBe(90);
    }

    [ChromiumFact]
    public async Task C15_What_a_reply_should_not_say_is_marked_while_it_is_written_and_one_key_takes_better_words()
    {
        await desk.ClearAsync();
        var number = await desk.HandedOffAsync("Emil", "the app crashes");
        await desk.ClaimedAsync(number, "vera");
        await using var vera = await desk.SeatAsync("vera", $"/desk?list=mine&ticket={number}");
        await vera.PressAsync("r");
        await vera.TypeAsync("We guarantee that it works tomorrow.");
        var better = vera.Page.Locator(".conduct .take").First;
        await Expect(better).ToContainTextAsync("[time]");
        await Expect(vera.Field).ToBeFocusedAsync();
        var words = (await better.TextContentAsync())!;
        await vera.PressAsync("Alt+Enter");
        await vera.TypeAsync("16:00");
        await Expect(vera.Field).ToHaveValueAsync(new Regex(Regex.Escape(words.Replace("[time]", "16:00", StringComparison.Ordinal))));
        await Expect(vera.Page.Locator(".conduct")).ToBeHiddenAsync();

        // Whoever means it says why, and the ticket keeps it.
        await vera.PressAsync("Control+a");
        await vera.TypeAsync("We guarantee that it works.");
        await vera.PressAsync("Control+Enter");
        await Expect(vera.Page.GetByLabel("Why it goes as it is")).ToBeFocusedAsync();
        await vera.TypeAsync("it is in the contract");
        await vera.PressAsync("Enter");
        await Expect(vera.Page.Locator(".line.agent .text")).ToHaveTextAsync("We guarantee that it works.");
        await Expect(vera.Page.Locator(".transcript .event").Last).ToContainTextAsync("Vera sent this anyway: “it is in the contract”");
        vera.UsedMouse.ShouldBeFalse();
    }

    [ChromiumFact]
    public async Task C32_A_wrong_reading_is_put_right_where_it_stands_and_what_belongs_elsewhere_is_linked_split_off_and_followed()
    {
        await desk.ClearAsync();
        var number = await desk.HandedOffAsync("Fred", "my parcel is late");
        await desk.ClaimedAsync(number, "vera");
        await desk.Others.WriteAsync("Fred", "and how do I get an invoice?");
        var other = await desk.HandedOffAsync("Gina", "where is my parcel");
        await using var boris = await desk.SeatAsync("boris", $"/desk?list=team&ticket={number}");
        await boris.PressAsync("f");
        await Expect(boris.Summary).ToContainTextAsync("Followed by Boris");

        await using var vera = await desk.SeatAsync("vera", $"/desk?list=mine&ticket={number}");
        var chip = vera.Page.Locator(".reading a[href*='head=urgency']").First;
        await chip.ClickAsync();
        await vera.Page.Locator("#reading .answers button", new() { HasText = "High" }).ClickAsync();
        await Expect(chip).ToHaveTextAsync("High urgency (corrected)");

        await vera.PressAsync("Escape", "l");
        await vera.TypeAsync(other);
        await vera.PressAsync("Enter");
        await Expect(vera.Summary.Locator(".related")).ToContainTextAsync(other);
        await vera.DoAsync("splitmess", "Split messages off");
        await vera.TypeAsync("an invoice");
        await vera.TabToAsync(vera.Page.GetByLabel("and how do I get an invoice?"));
        await vera.PressAsync("Space", "Control+Enter");
        await Expect(vera.Summary.Locator(".related")).ToContainTextAsync("split off from this");

        await boris.PressAsync("6");
        await Expect(boris.Rows).ToHaveCountAsync(1);
        await Expect(boris.Rows).ToContainTextAsync(number);
    }
}
