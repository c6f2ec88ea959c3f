using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk;

/// <summary>A bad rating from the web chat's form is answered like one from a messenger, and nobody at the desk overlooks it.</summary>
public sealed class BadRatingTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    private readonly DeskHost _host = desk.Host;

    [Fact]
    public async Task C20_a_bad_rating_is_told_to_whoever_settled_the_matter_stands_in_the_summary_and_offers_to_open_it_again()
    {
        var anna = (await _host.Get<AgentStore>().FindAsync("anna"))!.Agent;
        var story = _host.Tell(new("Ola", ChannelName.Web, Language.En));
        await story.WritesUnreadAsync("a human please");
        await _host.Get<DialogManager>().TakeTurnAsync((await ConversationAsync(story)).Id, default);
        await story.ClaimedAsync(anna);
        (await _host.Get<AgentActs>().ResolveAsync(story.Number, anna, default)).ShouldBeOfType<ActResult.Done>();
        var settled = await ConversationAsync(story);

        (await _host.Get<TranscriptStore>().RateAsync(settled.Address, 1, "the parcel never came", default)).ShouldBeTrue();
        await _host.Get<DialogManager>().TakeTimerAsync(settled.Id, TimerKind.Satisfaction, default);

        var said = (await _host.Get<TranscriptStore>().ReadAsync(settled.Address, 0, 100, default))!;
        said[^1].Choices.Select(choice => choice.Label).ShouldBe(["Open it again", "Leave it settled"]);
        (await _host.Get<AgentNotices>().UnseenAsync(anna.Id)).ShouldContain(one =>
            one.Notice == new Notice(NoticeKind.Rated, story.Number, "Rated 1 of 5: the parcel never came"));
        using var desk = await _host.SignInAsync("anna");
        var page = await desk.OpenAsync($"/desk?ticket={story.Number}");
        page.QuerySelector("#summary .chips")!.TextContent.ShouldContain("Rated 1 of 5");
        page.QuerySelectorAll(".event").ShouldContain(line => line.TextContent.Contains("rates this 1 of 5: “the parcel never came”", StringComparison.Ordinal));
    }

    private async Task<Conversation> ConversationAsync(Story story) => (await _host.Get<ConversationStore>().FindAsync(story.Number)).ShouldNotBeNull();
}
