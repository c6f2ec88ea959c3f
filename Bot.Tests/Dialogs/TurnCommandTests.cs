using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Tests.Support;
using SupportBot.Triage;

namespace SupportBot.Tests.Dialogs;

/// <summary>What is typed with a slash, or chosen from a messenger's menu, is done at once, whoever owns the ticket.</summary>
public sealed class TurnCommandTests
{
    private readonly TurnTalk _talk = new();

    [Theory]
    [InlineData("/human")]
    [InlineData("/HUMAN please")]
    public void A_person_is_there_at_the_first_command(string command)
    {
        _talk.Mumbles(command);

        _talk.Ticket.State.ShouldBe(TicketState.Waiting);
        _talk.Ticket.Reason.ShouldBe(HandoffReason.AskedForPerson);
        _talk.Has(Phrase.HandoffTold).ShouldBeTrue();
    }

    [Fact]
    public void What_was_told_before_the_command_goes_along()
    {
        _talk.Writes(Some.Reading(topic: Topic.Payment), "order 4711 was charged twice", "/human");

        _talk.Ticket.State.ShouldBe(TicketState.Waiting);
        _talk.Ticket.Topic.ShouldBe(Topic.Payment);
        _talk.Conversation.Facts["order"].ShouldBe("4711");
    }

    [Fact]
    public void A_person_is_called_from_anywhere_in_a_burst()
    {
        _talk.Writes(Some.Reading(topic: Topic.Payment), "/human", "order 4711 was charged twice");
        _talk.Ticket.State.ShouldBe(TicketState.Waiting);
    }

    [Fact]
    public void On_a_ticket_that_people_settled_a_person_is_asked_for_once_and_told_once()
    {
        _talk.Mumbles("/human").Claimed().Resolved();
        _talk.Mumbles("/human");

        _talk.Ticket.State.ShouldBe(TicketState.Waiting);
        _talk.Said.ShouldHaveSingleItem();
        _talk.Has(Phrase.Reopened).ShouldBeTrue();
    }

    [Fact]
    public void A_sticker_after_the_end_opens_nothing()
    {
        _talk.Mumbles("/end").Sends(new Attachment("0", "sticker.webp", "image/webp", 1), "👍");

        _talk.Ticket.State.ShouldBe(TicketState.Resolved);
        _talk.Said.ShouldBeEmpty();
    }

    [Fact]
    public void What_was_told_of_the_queue_is_not_remembered_beyond_the_wait()
    {
        var told = _talk.Mumbles("/human").Conversation with { QueueNews = "You are next." };
        told.QueueNews.ShouldBe("You are next.");
        (told with { Ticket = told.Ticket with { State = TicketState.Resolved } }).QueueNews.ShouldBeNull();
    }

    [Fact]
    public void Words_beside_a_question_for_the_status_are_answered_as_words()
    {
        _talk.Writes(Some.Reading(topic: Topic.Payment), "order 4711 was charged twice", "/status");

        _talk.Conversation.Triage.ShouldNotBeNull();
    }

    [Fact]
    public void A_language_is_chosen_by_name_or_by_button_and_kept()
    {
        _talk.Mumbles("/language");
        _talk.Buttons.ShouldBe(["English", "Русский", "Polski"]);
        _talk.Presses("Polski");
        _talk.Conversation.Language.ShouldBe(Language.Pl);

        _talk.Mumbles("/language ru");
        _talk.Has(Phrase.LanguageChosen, Language.Ru).ShouldBeTrue();
    }

    [Fact]
    public void In_the_middle_of_a_script_another_language_repeats_the_question_in_it()
    {
        _talk.Writes(Some.Reading(topic: Topic.Payment), "I was charged twice");
        var at = _talk.Conversation.Triage;
        _talk.Mumbles("/language");
        _talk.Presses("Русский");

        _talk.Conversation.Triage.ShouldBe(at);
        _talk.Words.ShouldNotBeEmpty();
    }

    [Fact]
    public void Whoever_ends_it_is_told_so_and_a_message_opens_it_again()
    {
        _talk.Mumbles("hello").Mumbles("/end");
        _talk.Ticket.State.ShouldBe(TicketState.Resolved);
        _talk.Has(Phrase.EndedByCustomer).ShouldBeTrue();

        _talk.Mumbles("/end");
        _talk.Ticket.State.ShouldBe(TicketState.Resolved);
        _talk.Writes(Some.Reading(topic: Topic.Payment), "it was charged again");
        _talk.Ticket.State.ShouldBe(TicketState.Triage);
    }

    [Fact]
    public void Start_begins_anew_with_the_bot_also_after_people_settled_the_last_matter()
    {
        _talk.Mumbles("/start");
        _talk.Has(Phrase.Greeting).ShouldBeTrue();
        _talk.Mumbles("/human").Claimed().Resolved();
        _talk.Mumbles("/start");

        _talk.Has(Phrase.Greeting).ShouldBeTrue();
        _talk.Ticket.State.ShouldBe(TicketState.Triage);
        _talk.Ticket.Agent.ShouldBeNull();
    }

    [Fact]
    public void The_status_of_a_strangers_ticket_is_nobodys_business()
    {
        _talk.Mumbles("/status SB-1");
        _talk.Has(Phrase.UnknownTicket).ShouldBeTrue();
    }

    [Fact]
    public void While_an_agent_has_it_the_status_names_them()
    {
        _talk.Mumbles("/human").Claimed();
        _talk.Asked = new TicketStanding(_talk.Ticket, 0, "Anna");
        _talk.Mumbles("/status");

        _talk.Has(Phrase.ClaimedStatus).ShouldBeTrue();
        _talk.Words.ShouldContain("Anna");
        _talk.Mumbles("still broken");
        _talk.Said.ShouldBeEmpty("otherwise the bot stays silent (C11)");
    }

    [Theory]
    [InlineData("/etc/hosts is wrong")]
    [InlineData("/unknown")]
    [InlineData("/")]
    public void What_is_no_command_is_words(string text)
    {
        _talk.Mumbles(text);
        _talk.Has(Phrase.Greeting).ShouldBeTrue();
    }
}
