using SupportBot.Conversations;
using SupportBot.Triage;
using SupportBot.Triage.Loading;

namespace SupportBot.Tests.Triage;

public class PhrasesTests
{
    private static readonly Phrases Phrases = ShippedPlaybook.Phrases;

    [Fact]
    public void Every_phrase_says_everything_it_is_given_in_every_language_and_variant()
    {
        foreach (var phrase in Enum.GetValues<Phrase>())
        {
            var given = PhraseVariables.Of(phrase).Select(name => (name, $"<{name}>")).ToArray();
            foreach (var language in ShippedPlaybook.Languages)
            {
                for (var seed = 0; seed < 4; seed++)
                {
                    foreach (var mood in Enum.GetValues<Mood>())
                    {
                        foreach (var form in Enum.GetValues<FormOfAddress>())
                        {
                            var said = Phrases.Say(phrase, language, mood, form, seed, given);
                            said.ShouldNotContain("{");
                            foreach (var (_, value) in given) said.ShouldContain(value);
                        }
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData("greeting")]
    [InlineData("acknowledge")]
    [InlineData("acknowledge_anger")]
    [InlineData("not_understood")]
    [InlineData("did_it_help")]
    [InlineData("handoff_told")]
    [InlineData("waiting_status")]
    [InlineData("waiting_added")]
    [InlineData("holding_note")]
    [InlineData("resolved_by_bot")]
    [InlineData("thanks")]
    public void What_the_same_person_may_read_twice_has_variants(string name)
    {
        var phrase = Enum.GetValues<Phrase>().Single(p => Buttons.Named(p) == name);
        var given = PhraseVariables.Of(phrase).Select(v => (v, v)).ToArray();
        foreach (var language in ShippedPlaybook.Languages)
            for (var seed = 0; seed < 5; seed++)
                Phrases.Say(phrase, language, seed, given).ShouldNotBe(Phrases.Say(phrase, language, seed + 1, given));
    }

    [Fact]
    public void C23_A_phrase_is_said_in_the_form_of_address_asked_for()
    {
        Phrases.Say(Phrase.Unreadable, Language.Ru, Mood.Neutral, FormOfAddress.Formal, 0, ("kind", "опросы")).ShouldBe("Я не могу прочитать опросы. Пожалуйста, напишите словами.");
        Phrases.Say(Phrase.Unreadable, Language.Ru, Mood.Neutral, FormOfAddress.Informal, 0, ("kind", "опросы")).ShouldBe("Я не могу прочитать опросы. Пожалуйста, напиши словами.");
        Phrases.Say(Phrase.Unreadable, Language.Pl, Mood.Neutral, FormOfAddress.Formal, 0, ("kind", "ankiet")).ShouldBe("Nie da się tu odczytać ankiet. Proszę napisać to słowami.");
        Phrases.Say(Phrase.Unreadable, Language.Pl, Mood.Neutral, FormOfAddress.Informal, 0, ("kind", "ankiet")).ShouldBe("Nie da się tu odczytać ankiet. Napisz to słowami.");
        Phrases.Reason(HandoffReason.AskedForPerson, Language.Ru, FormOfAddress.Informal).ShouldBe("По твоей просьбе дальше ответит человек");
    }

    [Fact]
    public void A_language_we_do_not_speak_is_answered_in_English() =>
        Phrases.Say(Phrase.ChoiceYes, Language.Other).ShouldBe("Yes");

    [Fact]
    public void What_is_filled_in_stays_plain_text() =>
        Phrases.Say(Phrase.AgentJoined, Language.En, 0, ("agent", "{ticket}"), ("ticket", "SB-1")).ShouldContain("{ticket} has taken ticket SB-1");

    [Theory]
    [InlineData("en", 0, "nobody")]
    [InlineData("en", 1, "1 person")]
    [InlineData("en", 2, "2 people")]
    [InlineData("en", 21, "21 people")]
    [InlineData("ru", 0, "никого")]
    [InlineData("ru", 1, "1 человек")]
    [InlineData("ru", 2, "2 человека")]
    [InlineData("ru", 4, "4 человека")]
    [InlineData("ru", 5, "5 человек")]
    [InlineData("ru", 11, "11 человек")]
    [InlineData("ru", 12, "12 человек")]
    [InlineData("ru", 14, "14 человек")]
    [InlineData("ru", 21, "21 человек")]
    [InlineData("ru", 22, "22 человека")]
    [InlineData("ru", 111, "111 человек")]
    [InlineData("pl", 0, "nikt")]
    [InlineData("pl", 1, "1 osoba")]
    [InlineData("pl", 2, "2 osoby")]
    [InlineData("pl", 4, "4 osoby")]
    [InlineData("pl", 5, "5 osób")]
    [InlineData("pl", 12, "12 osób")]
    [InlineData("pl", 21, "21 osób")]
    [InlineData("pl", 22, "22 osoby")]
    [InlineData("pl", 112, "112 osób")]
    public void People_are_counted_in_their_form(string language, int people, string said) =>
        Phrases.Ahead(people, Enum.Parse<Language>(language, ignoreCase: true)).ShouldBe(said);

    [Fact]
    public void The_Polish_one_is_only_one_and_the_Russian_one_ends_in_one()
    {
        Plurals.Of(101, Language.Pl).ShouldBe(Plural.Many);
        Plurals.Of(101, Language.Ru).ShouldBe(Plural.One);
        Plurals.Of(-3, Language.Ru).ShouldBe(Plural.Few);
    }

    [Theory]
    [InlineData("en", "Payment or refund: charged twice, order 10472, 49.99 USD, 12 May. Tell me if I got that wrong.")]
    [InlineData("ru", "Оплата или возврат: списали дважды, заказ 10472, 49.99 USD, 12 мая. Если это не так, поправьте меня.")]
    [InlineData("pl", "Płatność lub zwrot: pobrano dwa razy, zamówienie 10472, 49.99 USD, 12 maja. Jeśli coś się nie zgadza, proszę poprawić.")]
    public void What_was_understood_is_told_back_once_and_specifically(string code, string said)
    {
        var script = ShippedPlaybook.It.ScriptFor(Topic.Payment);
        var facts = Facts.None.With("payment_problem", "twice").With("order", "10472").With("amount", "49.99 USD").With("since", "2026-05-12").With("email", "a@example.com");

        Phrases.Acknowledge(Topic.Payment, script, facts, Enum.Parse<Language>(code, ignoreCase: true), Mood.Neutral, Talk.Today, 0).ShouldBe(said);
    }

    [Fact]
    public void Everyone_affected_is_said_in_the_customers_language() =>
        Phrases.Acknowledge(Topic.Outage, null, Facts.None.With("affected", "everyone"), Language.Ru, Mood.Neutral, Talk.Today, 0).ShouldContain("затронуты все");

    [Fact]
    public void A_day_of_another_year_keeps_its_year()
    {
        FactWords.Show("2025-05-12", Language.Pl, Talk.Today).ShouldBe("12 maja 2025");
        FactWords.Show("2026-99-99", Language.Pl, Talk.Today).ShouldBe("2026-99-99");
    }

    [Fact]
    public void What_cannot_be_read_is_named()
    {
        Phrases.Kind("sticker", Language.Ru).ShouldBe("стикеры");
        Phrases.Kind("hologram", Language.En).ShouldBe("this kind of message");
    }

    [Fact]
    public void The_topic_buttons_carry_their_topic()
    {
        foreach (var choice in Phrases.TopicChoices(Language.Pl))
            Phrases.TopicName(Buttons.ReadTopic(choice.Value)!.Value, Language.Pl).ShouldBe(choice.Label);
        Buttons.ReadTopic("topic.nothing").ShouldBeNull();
        Buttons.ReadTopic(null).ShouldBeNull();
    }

    [Theory]
    [InlineData("    ru: \"Да\"", "    ru: \"Да {name}\"", "WrongValue")]
    [InlineData("    ru: \"Да\"", "    ru: \"{you: Да}\"", "MissingForm")]
    [InlineData("    ru: \"Да\"", "    ru: \"{you: Да|}\"", "MissingForm")]
    [InlineData("    ru: \"Да\"", "", "MissingLanguage")]
    [InlineData("  cool_down:", "  cool_downs:", "MissingKey")]
    [InlineData("  cool_down:", "  cool_downs:", "UnknownKey")]
    [InlineData("Ticket {ticket} is open again", "It is open again", "WrongValue")]
    [InlineData("  sticker:", "  sticker: { en: a }\n  other_sticker:", "MissingLanguage")]
    public void A_mistake_in_the_phrases_is_named_with_its_line(string text, string instead, string kind)
    {
        var yaml = File.ReadAllText(Path.Combine(ShippedPlaybook.Folder, "phrases.yaml"));
        yaml.ShouldContain(text);

        var (phrases, problems) = PhrasesLoader.Parse(yaml.Replace(text, instead, StringComparison.Ordinal), "phrases.yaml");

        phrases.ShouldBeNull();
        problems.ShouldContain(p => p.Kind.ToString() == kind && p.Line > 0);
    }
}
