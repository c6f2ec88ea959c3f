using System.Text.Json.Nodes;
using SupportBot.Channels;
using SupportBot.Channels.Discord;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Discord;

public sealed class DiscordButtonTests : IAsyncLifetime
{
    private const int DeferredUpdate = 6;

    private readonly RecordingInbox _inbox = new();
    private DiscordServer _discord = null!;
    private DiscordPlace _direct = null!;

    public async Task InitializeAsync()
    {
        _discord = await DiscordServer.StartAsync();
        _direct = _discord.World.DirectWith(_discord.World.UserId("Ola"));
    }

    public async Task DisposeAsync() => await _discord.DisposeAsync();

    [Fact]
    public async Task A_pressed_button_is_accepted_with_its_value_and_words_and_acknowledged()
    {
        await using var bot = await AskAsync();
        var id = _discord.World.Press("Ola", "Nie");
        var press = await _inbox.NextAsync();
        press.Content.ShouldBe(new IncomingContent.Choice("no", "Nie"));
        press.Address.Value.ShouldBe(_direct.Id);
        press.Sender.LanguageHint.ShouldBe("pl");
        await _discord.World.Interactions.UntilAnsweredAsync(id);
        _discord.World.Interactions.Answers[id].ShouldBe(DeferredUpdate);
    }

    [Fact]
    public async Task A_press_is_acknowledged_only_when_it_is_on_disk()
    {
        await using var bot = await AskAsync(DiscordBot.Hurried with { Acknowledge = TimeSpan.FromSeconds(20) });
        _inbox.FailNext(2);
        var id = _discord.World.Press("Ola", "Tak");
        while (!(await _inbox.NextCallAsync()).Failed) _discord.World.Interactions.Answers.ShouldBeEmpty();
        await _inbox.NextAsync();
        await _discord.World.Interactions.UntilAnsweredAsync(id);
    }

    [Fact]
    public async Task A_disk_that_is_too_slow_does_not_let_the_customer_see_a_failure()
    {
        await using var bot = await AskAsync(DiscordBot.Hurried with { FirstWait = TimeSpan.FromMinutes(1) });
        _inbox.FailNext(1);
        var id = _discord.World.Press("Ola", "Tak");
        await _discord.World.Interactions.UntilAnsweredAsync(id);
        DiscordSessionTests.Texts(_inbox).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_press_replayed_too_late_to_be_acknowledged_counts_all_the_same()
    {
        await using (await AskAsync()) { }
        var id = _discord.World.Press("Ola", "Tak");
        _discord.World.Interactions.Answer(id, $"interaction/secret={id}", new JsonObject { ["type"] = DeferredUpdate });
        await using var again = new DiscordBot(_discord, _inbox);
        (await _inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Choice("yes", "Tak"));
        await _discord.WriteAsync("Ola", "hello");
        await _inbox.NextAsync();
    }

    [Fact]
    public async Task A_press_that_crosses_the_closing_of_its_question_is_taken_like_any_other()
    {
        await using var bot = await AskAsync();
        var question = _discord.World.Posts.Last();
        await bot.Channel.CloseChoicesAsync(new Address(ChannelName.Discord, _direct.Id), question.Id, CancellationToken.None);
        question.Buttons.ShouldBeEmpty();
        var id = _discord.World.PressOn("Ola", question, "no");
        (await _inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Choice("no", "no"));
        await _discord.World.Interactions.UntilAnsweredAsync(id);
    }

    [Fact]
    public async Task An_acknowledgement_that_fails_in_passing_is_tried_again()
    {
        await using var bot = await AskAsync();
        _discord.Faults.Next("/callback", new DiscordFault.Answers(502));
        await _discord.World.Interactions.UntilAnsweredAsync(_discord.World.Press("Ola", "Tak"));
    }

    [Fact]
    public void Waiting_for_the_disk_leaves_time_to_answer_within_Discords_three_seconds() =>
        (new DiscordPace().Acknowledge + Acknowledgements.LastMoment).ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(3));

    [Fact]
    public void Buttons_stand_in_rows_of_five_and_no_more_than_Discord_has_place_for()
    {
        var choices = Enumerable.Range(0, 40).Select(i => new Choice($"v{i}", $"Label {i}")).Append(new Choice("v0", "again")).ToArray();
        var rows = Buttons.For(choices)!;
        rows.Select(row => row!.Components!.Count).ShouldBe([5, 5, 5, 5, 5]);
        Buttons.For(choices[..7])!.Select(row => row!.Components!.Count).ShouldBe([5, 2]);
        Buttons.For([new("a", "one"), new("a", "twice")])!.Single()!.Components!.Count.ShouldBe(1);
        Buttons.For([]).ShouldBeNull();
    }

    [Fact]
    public void A_label_too_long_for_a_button_is_cut_and_never_inside_a_character()
    {
        var label = Buttons.For([new("a", new string('x', 78) + "😀😀")])!.Single()!.Components!.Single()!.Label!;
        label.ShouldBe(new string('x', 78) + "…");
    }

    private async Task<DiscordBot> AskAsync(DiscordPace? pace = null)
    {
        var bot = new DiscordBot(_discord, _inbox, pace: pace);
        await _inbox.NextCallAsync();
        await bot.SayAsync(_direct, "Czy pomogło?", choices: [new("yes", "Tak"), new("no", "Nie")]);
        (await _discord.NextAsync("Ola")).Buttons.ShouldBe(["Tak", "Nie"]);
        return bot;
    }
}
