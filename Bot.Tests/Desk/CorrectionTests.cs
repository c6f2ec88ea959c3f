using System.Net;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Tests.Support;
using static SupportBot.Tests.Desk.ApiCalls;

namespace SupportBot.Tests.Desk;

/// <summary>Agents say what is right instead of a reading, at the message, by forms alone or as programs.</summary>
public sealed class CorrectionTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    private static readonly Story.Customer Ann = new("Ann", ChannelName.Web, Language.En);
    private readonly DeskHost _host = desk.Host;

    [Fact]
    public async Task A_head_is_corrected_with_one_click_and_the_message_says_so()
    {
        var story = await ReadAsync();
        using var browser = await _host.SignInAsync("anna");
        var chip = (await browser.OpenAsync($"/desk?ticket={story.Number}")).QuerySelector(".reading a[href*='head=urgency']")!;

        var menu = await browser.OpenAsync(chip.GetAttribute("href")!);
        menu.QuerySelector("blockquote")!.TextContent.ShouldBe("hello\nmy order 55123 is late");
        menu.QuerySelectorAll("fieldset").Length.ShouldBe(1);
        menu.QuerySelector(".read")!.TextContent.ShouldContain("Low");
        menu.QuerySelectorAll(".why q").ShouldNotBeEmpty();
        await browser.SubmitAsync("form[data-label]", ("label", "urgency:high"));

        browser.Page.QuerySelector("[role=status]")!.TextContent.ShouldBe("Thanks, noted.");
        browser.Page.QuerySelector("[aria-pressed=true]")!.TextContent.ShouldBe("High");
        chip = (await browser.OpenAsync($"/desk?ticket={story.Number}")).QuerySelector(".reading a[href*='head=urgency']")!;
        chip.TextContent.ShouldBe("High urgency (corrected)");
        chip.GetAttribute("title").ShouldBe("Urgency: High, says Anna; read as Low, 100 %");
        (await LabelsAsync(story)).ShouldBe([("urgency", "high", "low", "hello\nmy order 00000 is late")]);
    }

    [Fact]
    public async Task That_a_reading_is_right_is_a_label_of_every_head_that_was_shown()
    {
        var story = await ReadAsync(Some.Reading(Topic.Delivery) with { Anger = new(Anger.Furious, 0.4f, false) });
        using var browser = await _host.SignInAsync("anna");
        var all = (await browser.OpenAsync($"/desk?ticket={story.Number}")).QuerySelector(".reading a.correct")!.GetAttribute("href")!;
        (await browser.OpenAsync(all)).QuerySelectorAll("fieldset").Length.ShouldBe(7);

        await browser.SubmitAsync("form[data-label]", ("label", "right"));

        (await LabelsAsync(story)).Select(label => label.Head).ShouldBe(["abuse", "language", "sentiment", "topic", "urgency", "wants_person"]);
        (await browser.OpenAsync($"/desk?ticket={story.Number}")).QuerySelectorAll(".reading a.said").Length.ShouldBe(4);
    }

    [Fact]
    public async Task Programs_correct_readings_and_are_told_what_was_kept()
    {
        var (story, boris) = (await ReadAsync(), await _host.ProgramAsync("boris"));
        var number = story.Number.ToString();

        var kept = await DoneAsync(boris, number, "labels", new { position = 2, labels = new { topic = "account", wants_person = "true" } });
        ((string?)kept["labels"]!["topic"]).ShouldBe("account");
        (await DoneAsync(boris, number, "labels", new { position = 2, right = true }))["labels"]!.AsObject().Count.ShouldBe(7);

        (await LabelsAsync(story)).Count.ShouldBe(7, "the newest word of a labeller holds");
        await RefusedAsync(boris, number, "labels", new { position = 1, right = true }, HttpStatusCode.NotFound);
        await RefusedAsync(boris, "SB-999999", "labels", new { position = 2, right = true }, HttpStatusCode.NotFound);
        await RefusedAsync(boris, number, "labels", new { position = 2 }, HttpStatusCode.BadRequest);
        ((string?)(await RefusedAsync(boris, number, "labels", new { position = 2, labels = new { mood = "good" } }, HttpStatusCode.BadRequest))["detail"])!.ShouldContain("is no head");
        ((string?)(await RefusedAsync(boris, number, "labels", new { position = 2, labels = new { urgency = "asap" } }, HttpStatusCode.BadRequest))["detail"])!.ShouldContain("low, normal, high, critical");
        await RefusedAsync(boris, number, "labels", new { position = 2, labels = new { urgency = (string?)null } }, HttpStatusCode.BadRequest);
    }

    private async Task<Story> ReadAsync(Assessment? reading = null)
    {
        var story = _host.Tell(Ann);
        await story.WritesUnreadAsync("hello");
        return await story.WritesAsync("my order 55123 is late", reading ?? Some.Reading(Topic.Delivery));
    }

    private async Task<List<(string Head, string Value, string Read, string Text)>> LabelsAsync(Story story) => await _host.Database.ReadAsync(sql => sql.ListAsync(
        """
        SELECT l.head, l.value, l.read_value, m.text FROM labels l JOIN labelled_messages m ON m.id = l.message_id
        JOIN tickets t ON t.conversation_id = m.conversation_id WHERE t.number = $1 ORDER BY l.head
        """,
        row => (row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3)), story.Number.Value));
}
