using SupportBot.Conversations;
using SupportBot.Tests.Support;
using SupportBot.Triage;

namespace SupportBot.Tests.Dialogs;

/// <summary>What becomes of words that are written in a duplicate.</summary>
public sealed class TurnMergedTests
{
    private static readonly TicketNumber Main = new(2000);

    [Theory]
    [InlineData("Waiting")]
    [InlineData("Claimed")]
    public void While_people_have_the_matter_it_is_told_to_them_and_stays_merged(string state)
    {
        var talk = Merged(Enum.Parse<TicketState>(state));

        talk.Mumbles("it is still broken");

        talk.Last!.PassedOn.ShouldBe(Main);
        talk.Has(Phrase.MergedNoted).ShouldBeTrue();
        talk.Ticket.MergedInto.ShouldBe(Main);
    }

    [Theory]
    [InlineData("Resolved")]
    [InlineData("Triage")]
    public void When_that_is_over_it_opens_again_for_itself(string state)
    {
        var talk = Merged(Enum.Parse<TicketState>(state));

        talk.Mumbles("it is still broken");

        talk.Last!.PassedOn.ShouldBeNull();
        talk.Ticket.State.ShouldBe(TicketState.Waiting);
        talk.Ticket.MergedInto.ShouldBeNull();
    }

    [Fact]
    public void It_is_told_where_the_matter_is_now_when_that_was_merged_too()
    {
        var talk = Merged(TicketState.Waiting, into: new TicketNumber(1999));

        talk.Mumbles("it is still broken");

        (talk.Last!.PassedOn, talk.Ticket.State).ShouldBe((Main, TicketState.Resolved));
    }

    private static TurnTalk Merged(TicketState main, TicketNumber? into = null)
    {
        var talk = new TurnTalk { Main = Ticket.Open(Main, TurnTalk.Start) with { State = main } };
        talk.Mumbles("hello").Claimed();
        talk.Agent(new TicketEvent.MergedInto(Some.Agent.Id, into ?? Main)).ShouldBeTrue();
        return talk;
    }
}
