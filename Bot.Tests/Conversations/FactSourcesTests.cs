using SupportBot.Conversations;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Conversations;

/// <summary>Each fact knows the message it was told in.</summary>
public sealed class FactSourcesTests
{
    [Fact]
    public void A_fact_comes_from_the_message_that_says_it_and_a_correction_from_the_newer_one()
    {
        var talk = new TurnTalk();

        talk.Writes(Some.Reading(Topic.Payment), "hello", "I was charged twice for order A-20391", "please look");
        (talk.Conversation.Facts["order"], talk.Conversation.FactsFrom["order"]).ShouldBe(("A-20391", 2));

        talk.Mumbles("no, order A-20392");
        (talk.Conversation.Facts["order"], talk.Conversation.FactsFrom["order"]).ShouldBe(("A-20392", 4));
        talk.Conversation.FactsFrom.Values.Keys.ShouldBe(talk.Conversation.Facts.Values.Keys);
    }

    [Fact]
    public void What_is_not_known_any_more_comes_from_nowhere()
    {
        var (known, gone) = (Facts.None.With("order", "1").With("email", "a@b.c"), Facts.None.With("email", "a@b.c"));
        var sources = FactSources.None.After(Facts.None, known, [new Message(3, "1 a@b.c", default)]);

        sources.After(known, gone, [new Message(4, "forget it", default)]).Values.ShouldBe([new("email", 3)]);
    }
}
