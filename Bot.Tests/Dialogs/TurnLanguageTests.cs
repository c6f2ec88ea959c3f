using SupportBot.Conversations;
using SupportBot.Tests.Support;
using SupportBot.Triage;

namespace SupportBot.Tests.Dialogs;

/// <summary>Which language the bot answers in.</summary>
public sealed class TurnLanguageTests
{
    [Theory]
    [InlineData(Language.En)]
    [InlineData(Language.Ru)]
    [InlineData(Language.Pl)]
    internal void The_customer_is_answered_in_the_language_they_write(Language language)
    {
        new TurnTalk().Writes(Some.Reading(language: language), "…").Has(Phrase.Greeting, language).ShouldBeTrue();
    }

    [Fact]
    public void A_language_we_do_not_speak_gets_the_choice_and_the_choice_is_kept()
    {
        var talk = new TurnTalk().Writes(Some.Reading(language: Language.Other), "Guten Tag, ich habe ein Problem");
        talk.Buttons.ShouldBe(["English", "Русский", "Polski"]);

        talk.Presses("Polski").Has(Phrase.Greeting, Language.Pl).ShouldBeTrue(talk.Words);

        talk.Writes(Some.Reading(language: Language.Other), "Ich kann mich nicht anmelden").Conversation.Language.ShouldBe(Language.Pl);
    }

    [Fact]
    public void The_typed_name_of_a_language_chooses_it()
    {
        var talk = new TurnTalk().Writes(Some.Reading(language: Language.Other), "Guten Tag").Mumbles("русский");

        talk.Conversation.Language.ShouldBe(Language.Ru);
    }

    [Fact]
    public void The_messengers_hint_counts_until_a_text_shows_another()
    {
        var talk = new TurnTalk { LanguageHint = "pl-PL" };
        talk.Mumbles("123").Conversation.Language.ShouldBe(Language.Pl);

        talk.Writes(Some.Reading(language: Language.Ru), "не работает").Conversation.Language.ShouldBe(Language.Ru);
    }

    [Fact]
    public void A_word_of_every_language_does_not_change_the_language()
    {
        var talk = new TurnTalk { LanguageHint = "en" };
        talk.Writes(Some.Reading(language: Language.Pl), "ok").Conversation.Language.ShouldBe(Language.En);

        talk.Writes(Some.Reading(language: Language.Pl), "człowieka").Conversation.Language.ShouldBe(Language.Pl);
    }

    [Theory]
    [InlineData("Access denied")]
    [InlineData("An internal server error occurred while processing your request")]
    public void A_quoted_error_in_english_does_not_make_a_russian_customer_english(string quoted)
    {
        var talk = new TurnTalk().Writes(Some.Reading(Topic.Access, Language.Ru), "не могу войти в аккаунт");

        talk.Writes(Some.Reading(Topic.Fault), quoted).Conversation.Language.ShouldBe(Language.Ru);
        talk.Writes(Some.Reading(language: Language.Ru), "вот что пишет").Conversation.Language.ShouldBe(Language.Ru);
    }

    [Fact]
    public void Who_goes_on_in_another_language_is_followed()
    {
        var talk = new TurnTalk().Writes(Some.Reading(Topic.Access, Language.Ru), "не могу войти");

        talk.Writes(Some.Reading(), "sorry, my keyboard is english now").Writes(Some.Reading(), "so let us go on in english");

        talk.Conversation.Language.ShouldBe(Language.En);
    }
}
