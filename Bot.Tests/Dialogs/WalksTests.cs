using SupportBot.Conversations;
using SupportBot.Dialogs;
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

    [Fact]
    public void A_called_script_has_a_way_of_its_own_and_whoever_ends_in_it_ends_in_the_caller_too()
    {
        ScriptId caller = new("caller", 1), called = new("called", 2);
        var start = _talk.Conversation;
        var inside = start with { Triage = new TriagePosition(called, "which", Callers: [new StepId(caller, "after")]) };
        var back = start with { Triage = new TriagePosition(caller, "after") };
        var gone = start with { Ticket = start.Ticket with { State = TicketState.Waiting } };

        Words(Walks.Of(start, inside, [new(caller, "hello"), new(caller, "ask_there"), new(called, "which")], null))
            .ShouldBe(["caller begins hello,ask_there at ask_there", "called begins which at which"]);
        Words(Walks.Of(inside, back, [new(called, "return"), new(caller, "after")], null)).ShouldBe(["called return at return Returned", "caller after at after"]);
        Words(Walks.Of(back, back, [new(caller, "after")], null)).ShouldBe(["caller  at after"], "the open question was only asked again");
        Words(Walks.Of(inside, gone, [], null)).ShouldBe(["called  at which HandedOff", "caller  at  HandedOff"]);
        Words(Walks.Of(inside, inside with { Ticket = start.Ticket with { State = TicketState.Claimed } }, [], null))
            .ShouldBe(["called  at which HandedOff", "caller  at  HandedOff"], "an agent took it over");

        static IEnumerable<string> Words(IReadOnlyList<Walk> walks) => walks.Select(walk =>
            $"{walk.Script.Name} {(walk.Begins ? "begins " : "")}{string.Join(',', walk.Steps)} at {walk.Last} {walk.Outcome}".TrimEnd());
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

    [Theory]
    [InlineData(40, 90, 62, 90, true)]
    [InlineData(62, 90, 40, 90, false)]
    [InlineData(4, 9, 7, 9, null)]
    [InlineData(0, 0, 9, 9, null)]
    public void A_trial_says_which_version_settles_more_only_when_the_numbers_tell(int current, int ofCurrent, int other, int ofOther, bool? isBetter)
    {
        var outcome = new TrialOutcome(
            VersionFigures.None(new("mine", 1)) with { Resolved = current, HandedOff = ofCurrent - current },
            VersionFigures.None(new("mine", 2)) with { Referred = other, Left = ofOther - other });

        outcome.IsOtherBetter.ShouldBe(isBetter);
        outcome.Words.ShouldContain($"mine@2: {other} of {ofOther} settled");
    }
}
