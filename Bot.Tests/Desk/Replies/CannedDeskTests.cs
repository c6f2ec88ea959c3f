using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Storage.Replies;
using SupportBot.Tests.Support;
using SupportBot.Tests.Triage;

namespace SupportBot.Tests.Desk.Replies;

/// <summary>Canned replies from the admin's page to the composer.</summary>
public sealed class CannedDeskTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    [Fact]
    public async Task C29_The_list_is_filled_for_the_customer_and_no_wording_comes_twice()
    {
        await desk.Host.Get<CannedStore>().AddShippedAsync(ShippedPlaybook.It.Canned);
        var story = await ClaimedAsync(Language.Ru);
        using var anna = await desk.Host.ProgramAsync("anna");
        var seen = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            var item = await ItemAsync(anna, story, "order");
            item.GetProperty("usedUp").GetBoolean().ShouldBeFalse();
            seen.Add(item.GetProperty("text").GetString()!);
            (await SendAsync(anna, story, seen[^1], item.GetProperty("canned").GetString()!)).ShouldBe(HttpStatusCode.OK);
        }
        seen.ShouldBeUnique();
        seen.ShouldAllBe(text => text.Contains("номер", StringComparison.OrdinalIgnoreCase));

        var again = await ItemAsync(anna, story, "order");

        again.GetProperty("usedUp").GetBoolean().ShouldBeTrue();
        (await SendAsync(anna, story, again.GetProperty("text").GetString()!, again.GetProperty("canned").GetString()!)).ShouldBe(HttpStatusCode.BadRequest);
        (await SendAsync(anna, story, "Ещё раз про номер: где он стоит, видно в письме.", again.GetProperty("canned").GetString()!)).ShouldBe(HttpStatusCode.OK);
        var other = await ClaimedAsync(Language.Ru);
        (await ItemAsync(anna, other, "order")).GetProperty("usedUp").GetBoolean().ShouldBeFalse("somebody else");
    }

    [Fact]
    public async Task C29_Nobody_sends_a_gap_or_a_variable_as_it_was_written()
    {
        var story = await ClaimedAsync(Language.En);
        var browser = await desk.Host.SignInAsync("anna");
        await browser.OpenAsync($"/desk?ticket={story.Number}");
        foreach (var text in new[] { "Hello {name}, this is Anna.", "It is done by ⟨time⟩." })
        {
            await browser.SubmitAsync("form.composer", ("mode", "reply"), ("text", text));
            browser.Status.ShouldBe(HttpStatusCode.BadRequest);
            browser.Page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("is still open");
            browser.Page.QuerySelector("textarea[name=text]")!.TextContent.ShouldBe(text, "nothing typed is lost");
        }
        browser.Page.QuerySelectorAll(".line.agent").ShouldBeEmpty();
    }

    [Fact]
    public async Task Articles_and_the_own_signature_stand_in_the_same_list()
    {
        var story = await ClaimedAsync(Language.Pl);
        var browser = await desk.Host.SignInAsync("anna");
        await browser.OpenAsync("/desk/account");
        await browser.SubmitAsync("form[action='/desk/account/signature']", ("en", ""), ("ru", ""), ("pl", "Pozdrawiam, Anna"));
        browser.Page.QuerySelector("[name=pl]")!.TextContent.ShouldBe("Pozdrawiam, Anna");
        using var anna = await desk.Host.ProgramAsync("anna");

        (await ItemAsync(anna, story, "sign")).GetProperty("text").GetString().ShouldBe("Pozdrawiam, Anna");
        var article = await ItemAsync(anna, story, "refund_time");
        article.GetProperty("kind").GetString().ShouldBe("article");
        article.TryGetProperty("canned", out _).ShouldBeFalse();

        await browser.SubmitAsync("form[action='/desk/account/signature']", ("en", ""), ("ru", ""), ("pl", "Kup dziś abonament Premium, opłaca się"));
        browser.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task C14_C15_An_admin_writes_one_sees_it_in_three_languages_and_is_held_back_by_conduct()
    {
        var admin = await desk.Host.SignInAsync("root");
        await admin.OpenAsync("/admin/replies/new");
        (string, string)[] good =
        [
            ("name", "Ask for the colour"), ("shortcut", "Colour"), ("en", "Hello {name}, which colour is it?"), ("en", "Which colour does {order} have?"),
            ("ru", "Какого он цвета?"), ("ru", "{you: Напишите|Напиши} цвет."), ("pl", "Jaki to kolor?"), ("pl", "Proszę o kolor."),
        ];

        await admin.SubmitAsync("#reply", [.. good, ("act", "preview")]);
        var preview = admin.Page.QuerySelector("#preview")!;
        preview.TextContent.ShouldContain("Hello Olivia, which colour is it?");
        preview.TextContent.ShouldContain("Напишите цвет.");
        preview.QuerySelector(".bare mark")!.TextContent.ShouldBe("⟨name⟩");
        admin.Page.QuerySelectorAll("[style], script:not([src])").ShouldBeEmpty();

        await admin.SubmitAsync("#reply", [.. good, ("en", "I promise you this will never happen again."), ("pl", "{kolor}"), ("act", "save")]);
        admin.Page.QuerySelector(".canned-problems")!.TextContent.ShouldContain("(C15)");
        admin.Page.QuerySelector(".canned-problems")!.TextContent.ShouldContain("'{kolor}' is nothing a canned reply can say");

        await admin.SubmitAsync("#reply", [.. good, ("act", "save")]);
        admin.Page.QuerySelector("[data-reply=colour] th")!.TextContent.ShouldContain("Ask for the colour");
        await admin.SubmitAsync("[data-reply=colour] form");
        admin.Page.QuerySelector("[data-reply=colour] .chip")!.TextContent.ShouldBe("Put away");
        (await admin.OpenAsync("/admin/audit")).QuerySelector("main")!.TextContent.ShouldContain("put away the canned reply");
        using var anna = await desk.Host.ProgramAsync("anna");
        (await ListAsync(anna, await ClaimedAsync(Language.En))).ShouldNotContain(item => item.GetProperty("shortcut").GetString() == "colour");
    }

    private async Task<Story> ClaimedAsync(Language language)
    {
        var anna = (await desk.Host.Get<AgentStore>().FindAsync("anna"))!.Agent;
        var story = await desk.Host.Tell(new(null, ChannelName.Web, language)).WritesAsync("1043");
        await story.HandsOffAsync(HandoffReason.AskedForPerson);
        return await story.ClaimedAsync(anna);
    }

    private static async Task<List<JsonElement>> ListAsync(HttpClient agent, Story story) => [.. (await agent.GetFromJsonAsync<JsonElement>($"/api/tickets/{story.Number}/canned")).EnumerateArray()];

    private static async Task<JsonElement> ItemAsync(HttpClient agent, Story story, string shortcut) =>
        (await ListAsync(agent, story)).Single(item => item.GetProperty("shortcut").GetString() == shortcut);

    private static async Task<HttpStatusCode> SendAsync(HttpClient agent, Story story, string text, string canned) =>
        (await agent.PostAsJsonAsync($"/api/tickets/{story.Number}/reply", new { text, canned })).StatusCode;
}
