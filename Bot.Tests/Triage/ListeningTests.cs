using SupportBot.Conversations;
using SupportBot.Triage;
using SupportBot.Triage.Listening;

namespace SupportBot.Tests.Triage;

public class ListeningTests
{
    [Theory]
    [InlineData("A person, please")]
    [InlineData("operator")]
    [InlineData("agent pls")]
    [InlineData("I want to talk to a human")]
    [InlineData("can I speak with a real person?")]
    [InlineData("connect me to an agent NOW")]
    [InlineData("give me the manager")]
    [InlineData("connect me to someone real")]
    [InlineData("bla bla bla. agent.")]
    [InlineData("hi\nagent pls\nthx")]
    [InlineData("A PERSON, NOW, AND END MY CONTRACT!!! A PERSON!")]
    [InlineData("СТОП БОТ!!! СТОП!!! ОПЕРАТОР!!!")]
    [InlineData("Мне отключить. Человека, пожалуйста.")]
    [InlineData("переведите на апиратора")]
    [InlineData("real person")]
    [InlineData("Живого сотрудника на связь!")]
    [InlineData("dajcie mi kogoś z windykacji")]
    [InlineData("da skolko uje s botom, operatora v chat. operatora!")]
    [InlineData("let me talk to somebody")]
    [InlineData("i want a humen")]
    [InlineData("oprator")]
    [InlineData("stop this robot")]
    [InlineData("please transfer me to a represenative")]
    [InlineData("I hate bots, human please")]
    [InlineData("Позовите человека")]
    [InlineData("оператора!!!")]
    [InlineData("дайте живого")]
    [InlineData("хочу поговорить с человеком")]
    [InlineData("хочу погаворить с чиловеком")]
    [InlineData("соедините с оператром")]
    [InlineData("можно оператора?")]
    [InlineData("мне нужен живой человек, а не робот")]
    [InlineData("хватит роботов")]
    [InlineData("есть кто живой")]
    [InlineData("pozovite operatora")]
    [InlineData("hochu pogovorit s chelovekom")]
    [InlineData("Proszę o człowieka")]
    [InlineData("chcę rozmawiać z człowiekiem")]
    [InlineData("chce z czlowiekiem")]
    [InlineData("konsultant")]
    [InlineData("połączcie mnie z konsultantem")]
    [InlineData("poproszę konsultnta")]
    [InlineData("nie chcę rozmawiać z botem")]
    [InlineData("żywy człowiek proszę")]
    public void A_person_is_asked_for(string text) => PersonRequest.IsAskedFor(text).ShouldBeTrue();

    [Theory]
    [InlineData("your agent yesterday was great")]
    [InlineData("the operator told me to write here")]
    [InlineData("I need to change the person's name")]
    [InlineData("I am a manager and my order is late")]
    [InlineData("20 people cannot sign in")]
    [InlineData("I want my money")]
    [InlineData("please help")]
    [InlineData("someone took my account")]
    [InlineData("get someone to fix the lift")]
    [InlineData("Я не робот")]
    [InlineData("I am not a robot but the captcha disagrees")]
    [InlineData("jak rozpoznać, że dzwoni prawdziwy pracownik banku")]
    [InlineData("proszę kogoś przysłać, czuć gaz")]
    [InlineData("how do I know that a real person called me")]
    [InlineData("I do not want a person")]
    [InlineData("it is a personal account")]
    [InlineData("ваш оператор вчера помог")]
    [InlineData("у 20 человек не работает")]
    [InlineData("не нужен оператор")]
    [InlineData("хочу вернуть деньги")]
    [InlineData("курьер не пришёл")]
    [InlineData("wasz konsultant był super")]
    [InlineData("nie potrzebuję konsultanta")]
    [InlineData("35 osób czeka")]
    [InlineData("proszę o zwrot")]
    [InlineData("")]
    [InlineData("?!")]
    public void A_person_is_only_spoken_of_or_not_at_all(string text) => PersonRequest.IsAskedFor(text).ShouldBeFalse();

    [Fact]
    public void The_button_asks_for_a_person_and_another_button_does_not()
    {
        PersonRequest.IsAskedFor("", Buttons.Person).ShouldBeTrue();
        PersonRequest.IsAskedFor("operator", "topic.payment").ShouldBeFalse();
    }

    [Fact]
    public void The_words_of_the_button_ask_for_a_person_in_every_language()
    {
        foreach (var language in ShippedPlaybook.Languages)
            PersonRequest.IsAskedFor(ShippedPlaybook.Phrases.Say(Phrase.ChoicePerson, language)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("status", 0)]
    [InlineData("Status?", 0)]
    [InlineData("SB-1042", 1042)]
    [InlineData("sb1042", 1042)]
    [InlineData("sb 1042 ?", 1042)]
    [InlineData("SB‑1042 status please", 1042)]
    [InlineData("what is the status of SB-7", 7)]
    [InlineData("any news?", 0)]
    [InlineData("что с моим обращением", 0)]
    [InlineData("Что по обращению SB-1042", 1042)]
    [InlineData("какой статус", 0)]
    [InlineData("когда ответят?", 0)]
    [InlineData("jaki status", 0)]
    [InlineData("co z moim zgłoszeniem SB-12", 12)]
    [InlineData("kiedy ktoś odpowie", 0)]
    public void The_status_of_a_ticket_is_asked_for(string text, long number) =>
        StatusQuestion.In(text).ShouldBe(new StatusQuestion(number == 0 ? null : new TicketNumber(number)));

    [Theory]
    [InlineData("what is the status of my order")]
    [InlineData("статус заказа 4711")]
    [InlineData("status mojego zamówienia")]
    [InlineData("refund status")]
    [InlineData("трек не обновляется, последний статус «принято в отделении»")]
    [InlineData("status w drodze od tygodnia")]
    [InlineData("about SB-1042: the device broke again this morning")]
    [InlineData("it is broken again")]
    [InlineData("sb is waiting")]
    [InlineData("")]
    [InlineData("status quo of things that I would like to describe at some length to you here now")]
    public void Something_else_is_asked(string text) => StatusQuestion.In(text).ShouldBeNull();

    [Theory]
    [InlineData("Can't sign-in, ŻÓŁĆ!", "cant sign in zolc")]
    [InlineData("Ещё раз… №5", "еще раз 5")]
    [InlineData("  ", "")]
    public void Words_compare_without_case_marks_and_signs(string text, string plain) => Plain.Line(text).ShouldBe(plain);

    [Theory]
    [InlineData("abc", "abc", true)]
    [InlineData("abc", "abd", true)]
    [InlineData("abc", "abcd", true)]
    [InlineData("abc", "bc", true)]
    [InlineData("abc", "acb", true)]
    [InlineData("abc", "cab", false)]
    [InlineData("abc", "axd", false)]
    [InlineData("abc", "abcde", false)]
    [InlineData("", "a", true)]
    public void Near_is_one_letter_apart(string a, string b, bool near)
    {
        Plain.IsNear(a, b).ShouldBe(near);
        Plain.IsNear(b, a).ShouldBe(near);
    }
}
