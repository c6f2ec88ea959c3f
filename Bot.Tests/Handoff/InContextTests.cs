using FsCheck;
using FsCheck.Fluent;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Handoff;
using SupportBot.Tests.Support;
using SupportBot.Tests.Triage;
using SupportBot.Triage;

namespace SupportBot.Tests.Handoff;

/// <summary>What a turn means in its conversation, beyond its own words.</summary>
public sealed class InContextTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    // The classifier, left alone with "still nothing" or "??", may read anything.
    private static readonly Assessment Misread = Some.Reading(Topic.Feedback, urgency: Urgency.Critical).Angry(Anger.Irritated);

    [Fact]
    public void A_nudge_keeps_the_matter_and_its_urgency_whatever_its_few_words_read()
    {
        var meant = InContext.Of(Waiting(Topic.Delivery, Urgency.Normal), Nudge(Misread));

        meant.Urgency.ShouldBe(Urgency.Normal);
        meant.Assessment.Topic.ShouldBe(Reading<Topic>.Certain(Topic.Delivery));
        meant.Assessment.Urgency.Is(Urgency.Normal).ShouldBeTrue();
        meant.Tone.Anger.ShouldBe(Anger.Irritated, "the tone is that of the words");
    }

    [Theory]
    [InlineData(Urgency.Low, Urgency.Normal)]
    [InlineData(Urgency.Normal, Urgency.High)]
    [InlineData(Urgency.High, Urgency.High)]
    [InlineData(Urgency.Critical, Urgency.Critical)]
    internal void The_second_nudge_raises_by_one_level_and_never_to_critical(Urgency before, Urgency after)
    {
        var conversation = After(Waiting(Topic.Delivery, before), Nudge(Misread));
        conversation.Ticket.Urgency.ShouldBe(before);

        var meant = InContext.Of(conversation, Nudge(Misread, minutes: 20));

        meant.Urgency.ShouldBe(after);
        meant.Rise.ShouldBe(after > before ? Rise.AskedAgain : Rise.None);
    }

    [Fact]
    public void Whoever_goes_on_nudging_raises_no_further()
    {
        var conversation = Waiting(Topic.Delivery, Urgency.Low);
        for (var i = 0; i < 10; i++) conversation = After(conversation, Nudge(Misread, minutes: 20 * i));

        conversation.Ticket.Urgency.ShouldBe(Urgency.Normal);
    }

    [Fact]
    public void Nudges_within_a_minute_are_one_asking()
    {
        var conversation = Waiting(Topic.Delivery, Urgency.Low);
        for (var i = 0; i < 5; i++) conversation = After(conversation, Nudge(Misread) with { At = Start.AddSeconds(10 * i) });
        conversation.Ticket.Urgency.ShouldBe(Urgency.Low);

        After(conversation, Nudge(Misread) with { At = Start.AddSeconds(61) }).Ticket.Urgency.ShouldBe(Urgency.Normal);
    }

    [Fact]
    public void Close_to_a_deadline_the_first_nudge_raises()
    {
        var meant = InContext.Of(Waiting(Topic.Delivery, Urgency.Normal), Nudge(Misread) with { IsDueSoon = true });

        meant.Urgency.ShouldBe(Urgency.High);
        meant.Rise.ShouldBe(Rise.DueSoon);
    }

    [Fact]
    public void The_bot_answers_at_once_and_is_not_nudged()
    {
        var conversation = Triage(Topic.Fault, Urgency.Normal);
        for (var i = 0; i < 4; i++) conversation = After(conversation, Nudge(Misread, minutes: 20 * i));

        conversation.Ticket.Urgency.ShouldBe(Urgency.Normal);
        conversation.Nudges.ShouldBeNull();
    }

    [Fact]
    public void Before_there_is_a_matter_the_words_stand_for_themselves() =>
        InContext.Of(Triage(Topic.Other, Urgency.Low), new Said(Misread, FollowUp.Worse, Start)).ShouldBe(
            InContext.Of(Triage(Topic.Other, Urgency.Low), new Said(Misread, FollowUp.None, Start)));

    [Theory]
    [InlineData(FollowUp.Again)]
    [InlineData(FollowUp.Worse)]
    internal void A_matter_that_grows_rises_by_one_level(FollowUp followUp)
    {
        var meant = InContext.Of(Triage(Topic.Fault, Urgency.Low), new Said(Some.Reading(), followUp, Start));

        meant.Urgency.ShouldBe(Urgency.Normal);
        meant.Rise.ShouldBe(Rise.Worse);
        meant.Assessment.Topic.Is(Topic.Fault).ShouldBeTrue();
    }

    [Fact]
    public void A_matter_that_grows_is_critical_when_old_and_new_words_together_read_so()
    {
        var said = new Said(Some.Reading(), FollowUp.Worse, Start) { Together = Some.Reading(Topic.Outage, urgency: Urgency.Critical) };

        var meant = InContext.Of(Triage(Topic.Outage, Urgency.High), said);

        meant.Urgency.ShouldBe(Urgency.Critical);
        ReasonOf(Triage(Topic.Outage, Urgency.Critical), meant.Assessment).ShouldBe(HandoffReason.Urgent);
    }

    [Fact]
    public void Same_again_in_answer_to_a_question_of_the_script_only_says_no()
    {
        var asked = Triage(Topic.Fault, Urgency.Normal) with { Triage = new TriagePosition(new ScriptId("fault", 1), "a", 0) };

        InContext.Of(asked, new Said(Some.Reading(), FollowUp.Again, Start)).Urgency.ShouldBe(Urgency.Normal);
    }

    [Fact]
    public void Thanks_lower_nothing_and_are_no_nudge()
    {
        var conversation = After(Waiting(Topic.Payment, Urgency.High), new Said(Some.Thanks(), FollowUp.Thanks, Start));

        conversation.Ticket.Urgency.ShouldBe(Urgency.High);
        conversation.Nudges.ShouldBeNull();
    }

    [Theory]
    [InlineData("furious irritated", true)]
    [InlineData("furious irritated none", true)]
    [InlineData("furious none none", true)]
    [InlineData("furious unsure none", true)]
    [InlineData("furious irritated unsure", true)]
    [InlineData("furious thanks", true)]
    [InlineData("furious irritated irritated", false)]
    [InlineData("furious none irritated", false)]
    [InlineData("irritated furious", false)]
    [InlineData("furious unsure", false)]
    [InlineData("none none", false)]
    [InlineData("thanks", false)]
    public void Anger_that_falls_is_marked(string turns, bool isCalmer) => Told(turns).Tone.IsCalmer.ShouldBe(isCalmer);

    [Theory]
    [InlineData("furious furious irritated", null)]
    [InlineData("furious furious irritated unsure", null)]
    [InlineData("irritated irritated irritated", HandoffReason.Anger)]
    [InlineData("furious furious irritated irritated", HandoffReason.Anger)]
    [InlineData("furious unsure furious unsure furious", HandoffReason.Anger)]
    [InlineData("furious furious none furious", null)]
    internal void Anger_that_falls_is_no_reason_to_hand_off(string turns, HandoffReason? reason) =>
        ReasonOf(Told(turns), Some.Reading()).ShouldBe(reason);

    [Fact]
    public void Urgency_never_falls_and_nothing_becomes_critical_that_was_read_so_nowhere() =>
        FsCheck.Check.One(Some.Thorough, Prop.ForAll(Conversations, Turns.ListOf().ToArbitrary(), (conversation, turns) =>
        {
            foreach (var said in turns)
            {
                var meant = InContext.Of(conversation, said);
                meant.ShouldBe(InContext.Of(conversation, said), "the same turn means the same");
                var before = conversation.Ticket.Urgency;
                (meant.Urgency >= before).ShouldBeTrue();
                if (said.FollowUp is FollowUp.Nudge or FollowUp.Thanks && HasMatter(conversation)) (meant.Urgency <= before + 1).ShouldBeTrue();
                var isReadCritical = said.Read.Urgency.Is(Urgency.Critical) || said.Together?.Urgency.Is(Urgency.Critical) is true;
                if (meant.Urgency is Urgency.Critical && before is not Urgency.Critical) isReadCritical.ShouldBeTrue();
                if (meant.Assessment.Urgency.Is(Urgency.Critical)) isReadCritical.ShouldBeTrue();
                conversation = After(conversation, said);
            }
        }));

    [Fact]
    public void It_makes_no_difference_where_turns_of_which_nothing_was_read_come() =>
        FsCheck.Check.One(Some.Thorough, Prop.ForAll(Conversations, Turns.ListOf().ToArbitrary(), Gen.Choose(0, 20).ToArbitrary(), (conversation, turns, place) =>
        {
            var unread = new Said(Assessment.Unsure, FollowUp.None, Start);
            var at = Math.Min(place, turns.Count);

            turns.Take(at).Append(unread).Concat(turns.Skip(at)).Aggregate(conversation, After).ShouldBe(turns.Aggregate(conversation, After));
        }));

    private static HandoffReason? ReasonOf(Conversation conversation, Assessment read) =>
        EscalationPolicy.Decide(ShippedPlaybook.It.Handoff, Situation.Of(conversation, read, Circumstances.Usual))?.Reason;

    private static Arbitrary<Conversation> Conversations { get; } =
        (from state in Gen.Elements(TicketState.Triage, TicketState.Waiting, TicketState.Claimed)
         from topic in Gen.Elements(Enum.GetValues<Topic>())
         from urgency in Gen.Elements(Enum.GetValues<Urgency>())
         select Standing(state, topic, urgency)).ToArbitrary();

    private static Gen<Said> Turns { get; } =
        from followUp in Gen.Elements(Enum.GetValues<FollowUp>())
        from urgency in Read<Urgency>()
        from together in Read<Urgency>()
        from isTogether in Gen.Elements(true, false)
        from anger in Read<Anger>()
        from topic in Read<Topic>()
        from minutes in Gen.Choose(0, 300)
        from isDueSoon in Gen.Elements(true, false, false)
        select new Said(Some.Reading() with { Urgency = urgency, Anger = anger, Topic = topic }, followUp, Start.AddMinutes(minutes))
        {
            IsDueSoon = isDueSoon,
            Together = isTogether ? Some.Reading() with { Urgency = together } : null,
        };

    private static Gen<Reading<T>> Read<T>()
        where T : struct, Enum =>
        from value in Gen.Elements(Enum.GetValues<T>())
        from isSure in Gen.Elements(true, true, false)
        select new Reading<T>(value, 0.5f, isSure);

    private static bool HasMatter(Conversation conversation) => !conversation.Ticket.BotOwns || conversation.Ticket.Topic is not Topic.Other;

    private static Said Nudge(Assessment read, int minutes = 0) => new(read, FollowUp.Nudge, Start.AddMinutes(minutes));

    private static Conversation Told(string turns) => turns.Split(' ').Select(turn => turn switch
    {
        "unsure" => new Said(Assessment.Unsure, FollowUp.None, Start),
        "thanks" => new Said(Assessment.Unsure, FollowUp.Thanks, Start),
        _ => new Said(Some.Reading(Topic.Payment).Angry(Enum.Parse<Anger>(turn, ignoreCase: true)), FollowUp.None, Start),
    }).Aggregate(Triage(Topic.Payment, Urgency.Normal), After);

    private static Conversation After(Conversation before, Said said)
    {
        var meant = InContext.Of(before, said);
        var topic = before.Ticket.Topic is Topic.Other ? meant.Assessment.Topic.Or(Topic.Other) : before.Ticket.Topic;
        return before with { Tone = meant.Tone, Nudges = meant.Nudges, Ticket = before.Ticket with { Urgency = meant.Urgency, Topic = topic } };
    }

    private static Conversation Waiting(Topic topic, Urgency urgency) => Standing(TicketState.Waiting, topic, urgency);

    private static Conversation Triage(Topic topic, Urgency urgency) => Standing(TicketState.Triage, topic, urgency);

    private static Conversation Standing(TicketState state, Topic topic, Urgency urgency) => new()
    {
        Id = new ConversationId(1),
        Address = new Address(ChannelName.Web, "one"),
        Customer = new CustomerId(1),
        Version = 0,
        Ticket = Ticket.Open(new TicketNumber(1042), Start) with { State = state, Topic = topic, Urgency = urgency },
    };
}
