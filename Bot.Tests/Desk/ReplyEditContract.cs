using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Tests.Support;
using static SupportBot.Tests.Desk.ApiCalls;

namespace SupportBot.Tests.Desk;

/// <summary>Agents change or take back what they wrote, whatever the engine.</summary>
public abstract class ReplyEditContract(DeskFixture desk)
{
    private readonly DeskHost _host = desk.Host;

    [StoreFact]
    public async Task On_the_web_chat_the_page_is_told_in_its_place_and_what_it_said_is_kept()
    {
        var (anna, story) = await AnsweredAsync(ChannelName.Web);
        var position = await PositionAsync(anna, story);
        var address = (await _host.Get<ConversationStore>().FindAsync(story.Number))!.Address;
        var transcript = _host.Get<ITranscript>();

        await JsonAsync(await anna.PutAsJsonAsync($"/api/tickets/{story.Number}/replies/{position}", new { text = "It is done on **Monday**." }));

        var changed = (await transcript.ReadAsync(address, position, 10, CancellationToken.None)).ShouldNotBeNull().ShouldHaveSingleItem();
        (changed.Happened, changed.Amends, changed.Text, changed.AuthorName).ShouldBe((Happening.Edited, position, "It is done on **Monday**.", "Anna"));
        var line = (await JsonAsync(await anna.GetAsync($"/api/tickets/{story.Number}")))["transcript"]!.AsArray().Single(one => (long)one!["position"]! == position)!;
        ((string?)line["text"], (string?)line["earlier"]![0]!["text"]).ShouldBe(("It is done on **Monday**.", "It is done."));

        await JsonAsync(await anna.DeleteAsync($"/api/tickets/{story.Number}/replies/{position}"));

        var rest = (await transcript.ReadAsync(address, position - 1, 10, CancellationToken.None)).ShouldNotBeNull();
        rest.Select(entry => (entry.Happened, entry.Amends)).ShouldBe([(Happening.TakenBack, position), (Happening.TakenBack, position)]);
        rest.ShouldAllBe(entry => entry.Text.Length == 0);
    }

    [StoreFact]
    public async Task On_a_messenger_the_very_messages_are_changed_and_taken_back_in_order()
    {
        var (anna, story) = await AnsweredAsync(ChannelName.Telegram);
        var position = await PositionAsync(anna, story);

        await JsonAsync(await anna.PutAsJsonAsync($"/api/tickets/{story.Number}/replies/{position}", new { text = "It is done on Monday." }));
        await JsonAsync(await anna.DeleteAsync($"/api/tickets/{story.Number}/replies/{position}"));

        var rows = await OutboxAsync(story);
        rows.Select(row => (row.Act, row.Text)).ShouldBe([(OutboxAct.Send, "It is done."), (OutboxAct.Edit, "It is done on Monday."), (OutboxAct.Remove, "")]);
        rows.Skip(1).ShouldAllBe(row => row.Target == rows[0].Id);
    }

    [StoreFact]
    public async Task Only_who_wrote_it_may_and_not_longer_than_it_was_sent()
    {
        var (anna, story) = await AnsweredAsync(ChannelName.Telegram);
        var position = await PositionAsync(anna, story);

        foreach (var (agent, at, text) in new[] { (await _host.ProgramAsync("boris"), position, "mine now"), (anna, 1, "the customer's"), (anna, position, new string('x', 2500)) })
            (await agent.PutAsJsonAsync($"/api/tickets/{story.Number}/replies/{at}", new { text })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [StoreFact]
    public async Task No_gap_goes_to_a_customer_with_a_change()
    {
        var (anna, story) = await AnsweredAsync(ChannelName.Web);
        var position = await PositionAsync(anna, story);

        var refused = await ProblemAsync(await anna.PutAsJsonAsync($"/api/tickets/{story.Number}/replies/{position}", new { text = "It is done, ⟨name⟩." }), HttpStatusCode.BadRequest);

        ((string?)refused["detail"]).ShouldNotBeNull().ShouldContain("⟨name⟩");
        (await ReplyAsync(anna, story)).ShouldBe("It is done.");
    }

    [StoreFact]
    public async Task What_is_taken_back_twice_at_once_is_taken_back_once()
    {
        var (anna, story) = await AnsweredAsync(ChannelName.Telegram);
        var position = await PositionAsync(anna, story);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => anna.DeleteAsync($"/api/tickets/{story.Number}/replies/{position}"))));

        answers.Count(answer => answer.StatusCode is HttpStatusCode.OK).ShouldBe(1);
        (await TranscriptAsync(anna, story)).Count(line => ((string)line!["text"]!).StartsWith(Happenings.ReplyTakenBack, StringComparison.Ordinal)).ShouldBe(1);
        (await OutboxAsync(story)).Count(row => row.Act is OutboxAct.Remove).ShouldBe(1);
    }

    [StoreFact]
    public async Task C15_New_words_are_warned_of_like_a_reply_and_the_reason_is_kept()
    {
        var (_, story) = await AnsweredAsync(ChannelName.Web);
        var anna = await _host.SignInAsync("anna");
        await anna.OpenAsync($"/desk?ticket={story.Number}");

        var page = await anna.SubmitAsync("form[data-act=edit]", ("text", "I guarantee a full refund tomorrow."), ("reason", ""));
        page.QuerySelector(".problem")!.TextContent.ShouldContain("guarantee");
        page = await anna.SubmitAsync("form[data-act=edit]", ("text", "I guarantee a full refund tomorrow."), ("reason", "agreed with the head of billing"));
        page.Body!.TextContent.ShouldContain("agreed with the head of billing");
        page.QuerySelector(".line.agent .text")!.TextContent.ShouldBe("I guarantee a full refund tomorrow.");

        var timeline = await anna.OpenAsync($"/desk/tickets/{story.Number}/timeline");
        timeline.QuerySelectorAll(".timeline li").Select(li => li.TextContent).ShouldContain(text => text.Contains("Anna changed a reply", StringComparison.Ordinal));
    }

    [StoreTheory]
    [InlineData("#refund", true)]
    [InlineData("#other", false)]
    [InlineData("snoozed", true)]
    [InlineData("translate L2", true)]
    [InlineData("l3", false)]
    [InlineData("merged", false)]
    public async Task The_lists_filter_by_what_agents_say_of_tickets(string find, bool isFound)
    {
        var (anna, story) = await AnsweredAsync(ChannelName.Web);
        await DoneAsync(anna, story.Number.ToString(), "describe", new { tags = "refund" });
        await DoneAsync(anna, story.Number.ToString(), "translate", new { into = "en" });
        await DoneAsync(anna, story.Number.ToString(), "snooze", new { until = TimeProvider.System.GetUtcNow().AddDays(1) });

        var found = (await JsonAsync(await anna.GetAsync($"/api/tickets?state=claimed&find={Uri.EscapeDataString(find)}"))).AsArray();

        found.Any(ticket => (string?)ticket!["number"] == story.Number.ToString()).ShouldBe(isFound);
    }

    private async Task<(HttpClient Anna, Story Story)> AnsweredAsync(ChannelName channel)
    {
        var anna = await _host.ProgramAsync("anna");
        var story = _host.Tell(new("Ann", channel, Language.En));
        await story.WritesAsync("is it done?");
        await story.ClaimedAsync((await _host.Get<AgentStore>().FindAsync("anna"))!.Agent);
        await DoneAsync(anna, story.Number.ToString(), "reply", new { text = "It is done." });
        return (anna, story);
    }

    private static async Task<long> PositionAsync(HttpClient agent, Story story) =>
        (long)(await TranscriptAsync(agent, story)).Last(line => (string?)line!["author"] == "agent")!["position"]!;

    private static async Task<string> ReplyAsync(HttpClient agent, Story story) =>
        (string)(await TranscriptAsync(agent, story)).Last(line => (string?)line!["author"] == "agent")!["text"]!;

    private static async Task<JsonArray> TranscriptAsync(HttpClient agent, Story story) =>
        (await JsonAsync(await agent.GetAsync($"/api/tickets/{story.Number}")))["transcript"]!.AsArray();

    private async Task<IReadOnlyList<(long Id, OutboxAct Act, string Text, long? Target)>> OutboxAsync(Story story) => await _host.Database.ReadAsync(sql => sql.ListAsync(
        "SELECT o.id, o.act, o.text, o.target FROM outbox o JOIN tickets t ON t.conversation_id = o.conversation_id WHERE t.number = $1 ORDER BY o.id",
        row => (row.GetInt64(0), (OutboxAct)row.GetInt32(1), row.GetString(2), row.NumberOrNull(3)), story.Number.Value));
}

public sealed class ReplyEditOnSqlite(DeskFixture desk) : ReplyEditContract(desk), IClassFixture<DeskFixture>;

[OnPostgres]
public sealed class ReplyEditOnPostgres(PostgresDesk desk) : ReplyEditContract(desk), IClassFixture<PostgresDesk>;
