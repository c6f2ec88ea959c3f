using SupportBot.Conversations;
using SupportBot.Handoff;
using SupportBot.Handoff.Calendars;
using SupportBot.Handoff.Sla;
using SupportBot.Tests.Support;
using SupportBot.Triage;

namespace SupportBot.Tests.Dialogs;

/// <summary>Who was promised an update that does not come is told the truth, and is not pestered with it (C17).</summary>
public sealed class TurnHoldingTests
{
    private static readonly TimeZoneInfo Warsaw = TimeZoneInfo.FindSystemTimeZoneById("Europe/Warsaw");

    [Theory]
    [InlineData("always", Urgency.Critical)]
    [InlineData("always", Urgency.High)]
    [InlineData("always", Urgency.Normal)]
    [InlineData("always", Urgency.Low)]
    [InlineData("Mon-Fri 09:00-18:00", Urgency.Critical)]
    [InlineData("Mon-Fri 09:00-18:00", Urgency.Low)]
    [InlineData("Mon-Sun 00:00-24:00", Urgency.Critical)]
    [InlineData("Sat-Sun 10:00-12:00", Urgency.Normal)]
    internal void C17_A_month_without_an_answer_is_told_in_a_few_honest_notes_and_never_at_night(string week, Urgency urgency)
    {
        var talk = Waiting(week, urgency);
        var notes = new List<DateTimeOffset>();
        var end = talk.Now.AddDays(30);

        while (talk.Ticket.PromisedBy.ShouldNotBeNull() is var promised && promised < end)
        {
            talk.Waits(promised - talk.Now);
            talk.Said.Count.ShouldBe(1, $"the note comes when the time passes that was named: {talk.Words}");
            talk.Words.ShouldContain(Promises.Say(talk.Ticket.PromisedBy.ShouldNotBeNull(), talk.Now, TimeZoneInfo.Utc, Language.En));
            notes.Add(talk.Now);
        }

        notes.Count.ShouldBeInRange(2, 14);
        notes.Max(note => notes.Count(other => other >= note && other < note.AddDays(1))).ShouldBeLessThanOrEqualTo(5);
        notes.Skip(1).Select(note => TimeZoneInfo.ConvertTime(note, Warsaw).TimeOfDay.TotalHours).ShouldAllBe(hour => hour >= 8 && hour < 21);
        talk.Ticket.BrokenPromises.ShouldBe(notes.Count, "each is counted");
        talk.Ticket.OverdueSince.ShouldBe(notes[0]);
    }

    [Fact]
    public void C17_The_first_note_says_that_it_rose_the_next_that_it_is_late_again_and_after_an_answer_it_begins_anew()
    {
        var talk = Waiting("always", Urgency.Normal);
        var promised = talk.Ticket.PromisedBy!.Value;

        talk.Waits(promised - talk.Now).Has(Phrase.HoldingNote).ShouldBeTrue(talk.Words);
        talk.Ticket.Urgency.ShouldBe(Urgency.High);
        talk.Ticket.DueBy.ShouldBe(promised, "it goes before whatever is due later");
        talk.Waits(talk.Ticket.PromisedBy!.Value - talk.Now).Has(Phrase.HoldingNoteAgain).ShouldBeTrue(talk.Words);

        talk.Claimed().Agent(new TicketEvent.Replied(Some.Agent.Id, talk.Now.AddHours(1))).ShouldBeTrue();
        (talk.Ticket.OverdueSince, talk.Ticket.HoldingNotes).ShouldBe((null, 0));
        talk.Waits(TimeSpan.FromHours(1)).Has(Phrase.HoldingNoteTaken).ShouldBeTrue(talk.Words);
        var notice = talk.Last!.Notices.ShouldHaveSingleItem();
        (notice.To, notice.Notice.Kind).ShouldBe((Some.Agent.Id, NoticeKind.PromiseBroken));
    }

    [Fact]
    public void C17_Whoever_has_it_is_reminded_before_and_only_of_what_is_due_soon()
    {
        var talk = Waiting("always", Urgency.Normal).Claimed();
        talk.Agent(new TicketEvent.Replied(Some.Agent.Id, talk.Now.AddHours(1))).ShouldBeTrue();

        talk.Now += TimeSpan.FromMinutes(30);
        talk.IsRemindedNow().ShouldBeFalse("half an hour is left");
        talk.Now += TimeSpan.FromMinutes(20);
        talk.IsRemindedNow().ShouldBeTrue();
        talk.Last!.Notices.ShouldHaveSingleItem().Notice.Kind.ShouldBe(NoticeKind.Reminder);
        talk.Said.ShouldBeEmpty("the customer hears nothing of it");

        TicketTimers.RemindAt(talk.Now.AddHours(2), talk.Now).ShouldBe(talk.Now.AddMinutes(110));
        TicketTimers.RemindAt(talk.Now.AddMinutes(20), talk.Now).ShouldBe(talk.Now.AddMinutes(15));
    }

    private static TurnTalk Waiting(string week, Urgency urgency)
    {
        WorkingWeek.TryParse(week, out var hours).ShouldBeTrue();
        var calendar = new BusinessCalendar(BusinessCalendar.Default, hours, SupportBot.Handoff.Calendars.Holidays.None, Zones.Of(Warsaw));
        var talk = new TurnTalk { Times = new ServiceTimes([calendar], []) }.Mumbles("hello").Prioritised(urgency).Mumbles("a human please");
        talk.Ticket.State.ShouldBe(TicketState.Waiting);
        return talk;
    }
}
