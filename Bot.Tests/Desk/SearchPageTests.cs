using System.Net;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Desk.Search;
using SupportBot.Storage.Search;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk;

/// <summary>Search, the wall and the measures as agents, admins and strangers see them.</summary>
public sealed class SearchPageTests : IAsyncLifetime
{
    private DeskHost _host = null!;
    private DeskClient _browser = null!;
    private Agent _anna = null!;

    public async Task InitializeAsync()
    {
        _host = await DeskHost.StartAsync();
        _anna = await _host.AddAgentAsync("anna", "Anna");
        await _host.AddAgentAsync("root", "Root", Role.Admin);
        _browser = await _host.SignInAsync("anna");
    }

    public Task DisposeAsync() => _host.DisposeAsync().AsTask();

    [Fact]
    public async Task What_was_said_is_found_with_the_words_marked_and_leads_to_its_ticket()
    {
        var story = await _host.Tell(new("James", ChannelName.Web, Language.En)).WritesAsync("I was charged twice for the <b>invoices</b> of May");
        await story.HandsOffAsync(HandoffReason.AskedForPerson);
        while (await _host.Get<SearchIndex>().TakeAsync(50) > 0) { }

        var page = await _browser.OpenAsync("/desk/search?find=charge+invoice");
        page.QuerySelector(".found .hit")!.GetAttribute("href")!.ShouldContain($"{story.Number}");
        page.QuerySelectorAll(".found mark").Select(mark => mark.TextContent).ShouldBe(["charged", "invoices"]);
        page.QuerySelector(".found .lines")!.TextContent.ShouldContain("for the <b>");
        page.QuerySelector("#find")!.GetAttribute("value").ShouldBe("charge invoice");
        (await _browser.OpenAsync("/desk/search?find=charge&state=resolved")).QuerySelector(".found").ShouldBeNull();
        (await _browser.OpenAsync("/desk/search?find=the")).QuerySelector(".empty")!.TextContent.ShouldContain("any conversation");
        (await _host.Visitor().Http.GetAsync("/desk/search?find=charge")).Headers.Location!.ToString().ShouldContain("/login");
    }

    [Fact]
    public async Task The_wall_shows_who_waits_what_is_due_and_who_is_there()
    {
        var waiting = await _host.Tell(new("Анна", ChannelName.Telegram, Language.Ru)).WritesAsync("не работает касса");
        await waiting.HandsOffAsync(HandoffReason.Urgent, Urgency.Critical);
        await (await _host.Tell(new("Tom", ChannelName.Web, Language.En), TimeSpan.FromMinutes(3)).WritesAsync("hi")).ClaimedAsync(_anna);

        var wall = await _browser.OpenAsync("/desk/wall");
        Number(wall, "Waiting").ShouldBe("1");
        Number(wall, "With agents").ShouldBe("1");
        wall.QuerySelector("[data-urgency=Critical]")!.QuerySelectorAll("td").Select(cell => cell.TextContent).ShouldBe(["0", "1", "0", "1"]);
        wall.QuerySelector(".due")!.TextContent.ShouldContain($"{waiting.Number}");
        wall.QuerySelector(".agents")!.TextContent.ShouldContain("Anna");
        (await _browser.Http.GetStringAsync("/desk/wall/now")).ShouldNotContain("<html");
        wall.QuerySelector("noscript")!.InnerHtml.ShouldContain("refresh");
    }

    [Fact]
    public async Task C31_Agents_see_all_measures_and_their_own_load_and_admins_everybodys()
    {
        var marek = await _host.AddAgentAsync("marek", "Marek");
        foreach (var by in new[] { _anna, marek })
        {
            var story = await _host.Tell(new("James", ChannelName.Web, Language.En)).WritesAsync("hello");
            await (await (await story.ClaimedAsync(by)).RepliesAsync(by, "hello")).ResolvedAsync(by);
        }

        var page = await _browser.OpenAsync("/desk/measures");
        page.QuerySelectorAll(".together tr[data-measure]").Length.ShouldBe(11);
        page.Body!.TextContent.ShouldContain("Your load");
        page.Body.TextContent.ShouldNotContain("Marek");
        var admins = await (await _host.SignInAsync("root")).OpenAsync("/desk/measures?days=28&queue=support&language=en");
        admins.Body!.TextContent.ShouldContain("Marek");
        admins.QuerySelector(".together .now")!.TextContent.ShouldBe("0 of 2");
        (await _browser.Http.GetAsync("/desk/measures?days=x&queue='&language=9")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("zamówienie nie dotarło", "zamowienia", "zamówienie")]
    [InlineData("Где мой заказ?", "заказы", "заказ")]
    [InlineData("code E17x", "e17X", "E17x")]
    public void Words_are_marked_as_they_were_written(string text, string sought, string marked) =>
        Highlight.Of(text, sought).Where(piece => piece.IsFound).Select(piece => piece.Text).ShouldBe([marked]);

    [Fact]
    public void Of_a_long_line_the_part_around_the_words_is_shown()
    {
        var pieces = Highlight.Of($"{string.Concat(Enumerable.Repeat("nothing here 👩‍👩 ", 90))}the umbrella is lost{string.Concat(Enumerable.Repeat(" and so on", 90))}", "umbrellas");
        pieces.Single(piece => piece.IsFound).Text.ShouldBe("umbrella");
        string.Concat(pieces.Select(piece => piece.Text)).Length.ShouldBeLessThan(300);
        pieces[0].Text.ShouldBe("… ");
        pieces[^1].Text.ShouldBe(" …");
    }

    private static string Number(AngleSharp.Dom.IDocument wall, string name) =>
        wall.QuerySelectorAll(".numbers dl > div").Single(one => one.QuerySelector("dt")!.TextContent == name).QuerySelector("dd")!.TextContent.Trim();
}
