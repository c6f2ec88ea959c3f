using FsCheck.Fluent;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Handoff;
using SupportBot.Tests.Support;
using SupportBot.Triage;

namespace SupportBot.Tests.Handoff;

/// <summary>Whether first line can solve this, honest about small numbers (C09).</summary>
public sealed class FirstLineRecordTests
{
    private static readonly Facts WithCode = Facts.None.With(FactNames.ErrorCode, "E-17");

    [Theory]
    [InlineData(19, false)]
    [InlineData(20, true)]
    public void C09_From_few_matters_nothing_is_said(int seen, bool isKnown) =>
        (new FirstLineRecord([new OutcomeCount(Topic.Fault, KnownAtOnce.Nothing, 0, seen)]).Of(Topic.Fault, Facts.None) is not null).ShouldBe(isKnown);

    [Fact]
    public void C09_A_kind_seen_rarely_is_drawn_towards_its_topic_and_one_seen_often_speaks_for_itself()
    {
        var record = new FirstLineRecord(
        [
            new OutcomeCount(Topic.Fault, KnownAtOnce.Nothing, 80, 100), new OutcomeCount(Topic.Fault, KnownAtOnce.ErrorCode, 0, 2),
            new OutcomeCount(Topic.Fault, KnownAtOnce.Others, 0, 400),
        ]);

        record.Of(Topic.Fault, Facts.None)!.Value.ShouldBeInRange(0.7, 0.8);
        record.Of(Topic.Fault, WithCode)!.Value.ShouldBeInRange(0.1, 0.2);
        record.Of(Topic.Fault, Facts.None.With(FactNames.Affected, FactNames.Everyone))!.Value.ShouldBeLessThan(0.02);
        record.Of(Topic.Fault, Facts.None)!.Tickets.ShouldBe(502);
        record.Of(Topic.Payment, Facts.None).ShouldBeNull();
    }

    [Fact]
    public void C09_A_chance_lies_between_none_and_all_and_more_solved_make_it_no_smaller() =>
        FsCheck.Check.One(Some.Thorough, Prop.ForAll(Gen.Choose(0, 300).Two().ToArbitrary(), pair =>
        {
            var (solved, failed) = pair;
            double? Chance(int more) => new FirstLineRecord([new OutcomeCount(Topic.Access, KnownAtOnce.Nothing, solved + more, solved + failed + more)])
                .Of(Topic.Access, Facts.None)?.Value;
            if (Chance(0) is not { } chance) return;
            (chance is > 0 and < 1).ShouldBeTrue();
            Chance(1)!.Value.ShouldBeGreaterThanOrEqualTo(chance);
        }));

    [Theory]
    [InlineData(HandoffReason.ScriptEnded, true, true)]
    [InlineData(HandoffReason.BeyondFirstLine, false, true)]
    [InlineData(HandoffReason.AskedForPerson, true, true)]
    [InlineData(HandoffReason.AskedForPerson, false, false)]
    [InlineData(HandoffReason.Urgent, true, false)]
    [InlineData(HandoffReason.Abuse, true, false)]
    internal void C09_What_first_line_never_tried_does_not_count(HandoffReason reason, bool inScript, bool counts)
    {
        var before = Of(Topic.Fault) with { Triage = inScript ? new TriagePosition(new ScriptId("fault", 1), "a") : null };
        var after = before with { Ticket = before.Ticket with { State = TicketState.Waiting, Reason = reason } };

        (Outcomes.Of(before, after, isSolved: false) == new FirstLineOutcome(Topic.Fault, KnownAtOnce.Nothing, false)).ShouldBe(counts);
        Outcomes.Of(before, after with { Ticket = after.Ticket with { HandoffRule = "hardly_ever_solved" } }, isSolved: false).ShouldBeNull();
    }

    [Fact]
    public void C09_What_a_script_settled_counts_and_what_the_customer_ended_does_not()
    {
        var talk = new TurnTalk().Writes(Some.Reading(Topic.Access, urgency: Urgency.Normal), "I forgot my password").Presses("Yes");
        talk.Last!.Outcome.ShouldBe(new FirstLineOutcome(Topic.Access, KnownAtOnce.Nothing, true));

        new TurnTalk().Writes(Some.Reading(Topic.Access), "I forgot my password").Mumbles("/end").Last!.Outcome.ShouldBeNull();
    }

    private static Conversation Of(Topic topic) => new()
    {
        Id = new ConversationId(1), Address = new Address(ChannelName.Web, "one"), Customer = new CustomerId(1), Version = 0,
        Ticket = Ticket.Open(new TicketNumber(1042), TurnTalk.Start) with { Topic = topic },
    };
}
