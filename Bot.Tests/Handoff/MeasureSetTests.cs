using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Desk.Measures;
using SupportBot.Handoff.Measures;
using SupportBot.Storage.Measures;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Handoff;

/// <summary>The measures by hand, and that what the page says of them is what docs/measures.md defines.</summary>
public sealed class MeasureSetTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 30, 12, 0, 0, TimeSpan.Zero);

    private static readonly EpisodeRow Bot = new(new ConversationId(1), 1, Now.AddDays(-10), Now.AddDays(-10))
    {
        Channel = ChannelName.Web, Language = Language.En, Topic = Topic.Payment, Queue = Queues.Support, Start = EpisodeStart.New, EndedBy = EpisodeEnd.Bot, Outcome = TicketOutcome.Solved,
    };

    private static readonly EpisodeRow Person = Bot with
    {
        EndedBy = EpisodeEnd.Agent, HandedOffAt = Now.AddDays(-10), Agents = 1, Waited = TimeSpan.FromMinutes(4), Handled = TimeSpan.FromMinutes(9), Reason = HandoffReason.Urgent,
    };

    [Fact]
    public void C31_Measures_count_what_their_definitions_say()
    {
        EpisodeRow[] rows =
        [
            Bot, Bot with { ReturnedAt = Bot.EndedAt.AddDays(3), Score = 5 }, Bot with { EndedAt = Now.AddDays(-1) },
            Bot with { EndedBy = EpisodeEnd.Customer, Outcome = TicketOutcome.Withdrawn },
            Person with { AnsweredAt = Now.AddDays(-10).AddMinutes(6), Score = 2, PromisesKept = 2, PromisesBroken = 1 },
            Person with { Moves = 1, Agents = 2, ReturnedAt = Person.EndedAt.AddDays(30) }, Person with { Start = EpisodeStart.Returned, Outcome = TicketOutcome.NoAnswer, IsHostile = true },
            Person with { Outcome = TicketOutcome.Duplicate, Score = 1, PromisesBroken = 5 },
        ];

        var set = MeasureSet.Of(rows, Now);

        (set.Episodes, set.Duplicates).ShouldBe((7, 1));
        set.Containment.ShouldBe(new(3, 7));
        set.FirstContact.ShouldBe(new(4, 7));
        set.Durable.ShouldBe(new(3, 4), "whose seven days are not over is not counted yet, and an agent's return a month later says nothing");
        set.Reopened.ShouldBe(new(1, 7));
        (set.FirstResponse.Of, set.FirstResponse.Median).ShouldBe((1, TimeSpan.FromMinutes(6)));
        (set.Waiting.Of, set.HandleTime.Median).ShouldBe((3, TimeSpan.FromMinutes(9)));
        (set.Satisfied, set.Rated, set.Score).ShouldBe((new(1, 2), new(2, 7), 3.5));
        set.PromisesKept.ShouldBe(new(2, 3));
        set.Reasons.ShouldBe([(HandoffReason.Urgent, 3)]);
        (set.Hostile.Of, set.Hostile.All).ShouldBe((1, 7));
    }

    [Fact]
    public void Of_nothing_nothing_is_said()
    {
        var set = MeasureSet.Of([], Now);
        foreach (var measure in Measure.All) measure.Of(set).ShouldBeOneOf("–", "0");
    }

    [Fact]
    public void C31_Each_measure_on_the_page_has_its_one_written_definition()
    {
        var page = string.Join(' ', File.ReadAllText(Repository.Find("docs/measures.md")).Split());
        foreach (var measure in Measure.All) page.ShouldContain($"| **{measure.Name}** | {measure.Definition} |");
    }
}
