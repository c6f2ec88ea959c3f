using System.Text.RegularExpressions;
using SupportBot.Conversations;
using SupportBot.Tests.Support;
using SupportBot.Triage;

namespace SupportBot.Tests.Dialogs;

/// <summary>Whoever asks for "ты" or "ty" is spoken to that way from then on, whatever is said.</summary>
public sealed partial class TurnAddressTests
{
    private static readonly Assessment Russian = Some.Reading(Topic.Payment, Language.Ru);
    private static readonly Assessment Polish = Some.Reading(Topic.Payment, Language.Pl);

    [Fact]
    public void C23_Whoever_says_davay_na_ty_reads_ty_to_the_end()
    {
        var talk = new TurnTalk().Writes(Some.Reading(language: Language.Ru), "Привет, давай на ты");
        talk.Conversation.Facts["address"].ShouldBe("informal");
        Informal(talk).ShouldContain("Напиши");

        Informal(talk.Writes(Russian, "с меня дважды списали деньги")).ShouldContain("Посмотри");
        Informal(talk.Mumbles("ээ"));
        Informal(talk.Presses("Проведены оба"));
        Informal(talk.Mumbles("10472"));
        Informal(talk.Writes(Russian.Angry(), "ДА СКОЛЬКО МОЖНО!!!"));
        Informal(talk.Presses("Позовите человека")).ShouldContain("По твоей просьбе");
        Informal(talk.Mumbles("/status"));
        talk.Claimed().Released().Claimed().Resolved();
        Informal(talk.Writes(Some.Thanks(Language.Ru), "спасибо"));
    }

    [Fact]
    public void C23_Whoever_says_mow_mi_na_ty_reads_ty_to_the_end()
    {
        var talk = new TurnTalk().Writes(Some.Reading(language: Language.Pl), "Cześć, mów mi na ty");
        talk.Conversation.Facts["address"].ShouldBe("informal");
        Informal(talk).ShouldStartWith("Cześć");

        Informal(talk.Writes(Polish, "pobrano mi pieniądze dwa razy")).ShouldContain("Sprawdź");
        Informal(talk.Mumbles("eee"));
        Informal(talk.Presses("Zaksięgowano oba"));
        Informal(talk.Mumbles("10472"));
        Informal(talk.Writes(Polish.Angry(), "ILE MOŻNA!!!"));
        Informal(talk.Presses("Proszę o człowieka")).ShouldContain("Twoją prośbą");
        Informal(talk.Mumbles("/status"));
        talk.Claimed().Released().Claimed().Resolved();
        Informal(talk.Writes(Some.Thanks(Language.Pl), "dziękuję"));
    }

    [Theory]
    [InlineData(Language.Ru, "списали дважды", "давай на ты", "Посмотрите", "Посмотри")]
    [InlineData(Language.Pl, "pobrano dwa razy", "mów mi na ty", "Proszę sprawdzić", "Sprawdź")]
    internal void C23_The_wish_in_the_middle_is_no_wrong_answer_and_the_question_comes_again_in_its_form(
        Language language, string matter, string wish, string before, string after)
    {
        var talk = new TurnTalk().Writes(Some.Reading(Topic.Payment, language), matter);
        talk.Words.ShouldContain(before);

        talk.Writes(Some.Reading(Topic.Payment, language), wish);

        talk.Has(Phrase.AddressNoted, language).ShouldBeTrue(talk.Words);
        Informal(talk).ShouldContain(after);
        talk.Conversation.Triage.ShouldNotBeNull().Misses.ShouldBe(0);
    }

    [Fact]
    public void C23_Whoever_takes_it_back_is_spoken_to_formally_again()
    {
        var talk = new TurnTalk().Writes(Russian, "давай на ты, списали дважды");
        talk.Words.ShouldContain("Посмотри ");

        talk.Writes(Russian, "нет, лучше на вы").Words.ShouldContain("Посмотрите");
    }

    private static string Informal(TurnTalk talk)
    {
        talk.Said.ShouldNotBeEmpty();
        Polite().IsMatch(talk.Words).ShouldBeFalse(talk.Words);
        return talk.Words;
    }

    [GeneratedRegex(@"\b(вы|вас|вам|вами|ваш\w*|напишите|выберите|посмотрите|позовите|проверьте|proszę|należy)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Polite();
}
