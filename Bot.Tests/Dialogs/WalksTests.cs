using SupportBot.Conversations;
using SupportBot.Storage.Scripts;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Dialogs;

/// <summary>A turn says which steps it came to, so that scripts can be judged by what becomes of those who walk them (C07).</summary>
public sealed class WalksTests
{
    private static readonly Assessment Payment = Some.Reading(Topic.Payment, urgency: Urgency.Normal);

    private readonly TurnTalk _talk = new();

    [Fact]
    public void A_script_that_begins_says_the_steps_until_its_question_and_a_person_is_counted_where_they_were_asked_for()
    {
        var begun = _talk.Writes(Payment, "I was charged twice").Last!.Walks.ShouldHaveSingleItem();
        begun.Begins.ShouldBeTrue();
        begun.Last.ShouldBe(_talk.Conversation.Triage!.Step);
        begun.Steps[^1].ShouldBe(begun.Last);
        begun.Outcome.ShouldBeNull();

        var missed = _talk.Mumbles("hm").Last!.Walks.ShouldHaveSingleItem();
        (missed.Begins, missed.Steps.Count, missed.Last).ShouldBe((false, 0, begun.Last));

        var asked = _talk.Mumbles("/human").Last!.Walks.ShouldHaveSingleItem();
        (asked.Begins, asked.Last, asked.Outcome).ShouldBe((false, begun.Last, WalkOutcome.HandedOff));
        _talk.Mumbles("are you there?").Last!.Walks.ShouldBeEmpty();
    }

    [Fact]
    public void Whoever_ends_the_conversation_in_a_script_has_left_it()
    {
        _talk.Writes(Payment, "I was charged twice");
        _talk.Mumbles("/end").Last!.Walks.ShouldHaveSingleItem().Outcome.ShouldBe(WalkOutcome.Left);
    }

    [Theory]
    [InlineData(0, 0, 0, 1)]
    [InlineData(8, 10, 0.490, 0.943)]
    [InlineData(800, 1000, 0.774, 0.824)]
    public void A_share_of_few_says_how_little_is_known(int of, int all, double from, double to)
    {
        var share = new Share(of, all);
        share.From.ShouldBe(from, 0.001);
        share.To.ShouldBe(to, 0.001);
        share.IsFew.ShouldBe(all < 20);
    }
}
