using SupportBot.Conversations;
using SupportBot.Tests.Support;
using SupportBot.Triage;

namespace SupportBot.Tests.Dialogs;

/// <summary>What the bot says follows how the customer feels (C03, C04, C05).</summary>
public sealed class TurnMoodTests
{
    private static readonly Assessment Payment = Some.Reading(Topic.Payment, urgency: Urgency.Normal);

    public static TheoryData<string, string, string> Stories { get; } = new()
    {
        { "en", "charged twice for order 10472", "sorry, both are booked" },
        { "ru", "списали дважды за заказ 10472", "извините, оба проведены" },
        { "pl", "pobrano dwa razy za zamówienie 10472", "przepraszam, oba zaksięgowano" },
    };

    [Theory]
    [MemberData(nameof(Stories))]
    public void C04_Calm_after_anger_is_said_in_words_once_and_the_script_goes_on(string code, string story, string calm)
    {
        var language = Enum.Parse<Language>(code, ignoreCase: true);
        var read = Payment with { Language = Reading<Language>.Certain(language) };
        var talk = new TurnTalk().Writes(read.Angry(), story);

        talk.Writes(read, calm);
        talk.Count(Phrase.CalmAgain, language).ShouldBe(1, talk.Words);
        talk.Said.Count.ShouldBe(1, "it opens the answer");
        talk.Conversation.Triage.ShouldNotBeNull();

        talk.Writes(read.Angry(Anger.Irritated), "???").Writes(read, calm);
        talk.Count(Phrase.CalmAgain, language).ShouldBe(0, talk.Words);
    }

    [Fact]
    public void C04_A_customer_who_was_never_angry_is_not_thanked_for_patience() =>
        new TurnTalk().Writes(Payment, "charged twice").Writes(Payment.Angry(Anger.Irritated), "both are booked").Writes(Payment, "order 10472")
            .Has(Phrase.CalmAgain).ShouldBeFalse();

    [Theory]
    [InlineData("en", "charged twice for order 10472")]
    [InlineData("ru", "списали дважды за заказ 10472")]
    [InlineData("pl", "pobrano dwa razy za zamówienie 10472")]
    public void C05_The_same_turn_sounds_different_to_each_mood(string code, string story)
    {
        var language = Enum.Parse<Language>(code, ignoreCase: true);
        var read = Payment with { Language = Reading<Language>.Certain(language) };
        string[] said =
        [
            new TurnTalk().Writes(read, story).Words,
            new TurnTalk().Writes(read.Angry(Anger.Irritated), story).Words,
            new TurnTalk().Writes(read.Angry(), story).Words,
            new TurnTalk().Writes(read with { Sentiment = Reading<Sentiment>.Certain(Sentiment.Positive) }, story).Words,
        ];

        said.Distinct().Count().ShouldBe(4);
        said.ShouldAllBe(words => words.Contains("10472"));
    }

    [Theory]
    [InlineData(Language.En, "glad", "gladly", "good to hear", "great", "good that")]
    [InlineData(Language.Ru, "рад", "приятно", "отлично", "хорошо, что")]
    [InlineData(Language.Pl, "miło", "cieszę", "przyjemność", "dobrze, że", "świetnie")]
    internal void C05_Nothing_cheerful_is_said_but_to_a_glad_customer(Language language, params string[] cheerful)
    {
        foreach (var phrase in Enum.GetValues<Phrase>())
        {
            foreach (var mood in new[] { Mood.Neutral, Mood.Irritated, Mood.Furious })
            {
                for (var seed = 0; seed < 4; seed++)
                {
                    var said = TurnTalk.Phrases.Say(phrase, language, mood, FormOfAddress.Formal, seed, [.. PhraseVariables.Of(phrase).Select(name => (name, name))]);
                    foreach (var word in cheerful) said.ShouldNotContain(word, Shouldly.Case.Insensitive, $"{phrase} to {mood}");
                }
            }
        }
    }

    [Fact]
    public void C05_Warmth_comes_back_with_the_customers_tone()
    {
        var talk = new TurnTalk().Writes(Payment.Angry(), "CHARGED TWICE!!!").Claimed().Resolved();

        talk.Writes(Some.Thanks(), "thank you, great work").Words.ShouldBeOneOf(
            [.. Enumerable.Range(0, 2).Select(seed => TurnTalk.Phrases.Say(Phrase.Thanks, Language.En, Mood.Glad, FormOfAddress.Formal, seed))]);
    }

    [Fact]
    public void C03_Nothing_is_acknowledged_twice_in_the_same_words_in_a_conversation()
    {
        var talk = new TurnTalk();
        var frames = new List<string>();
        for (var matter = 0; matter < 5; matter++)
        {
            talk.Writes(Payment, "charged twice for order 10472");
            frames.Add(talk.Words.Split("\n\n")[0]);
            talk.Mumbles("/end");
        }

        frames.Distinct().Count().ShouldBe(4, "three ways to say it, and then what was understood alone");
        frames[^1].ShouldBe("Payment or refund: charged twice, order 10472.");
    }
}
