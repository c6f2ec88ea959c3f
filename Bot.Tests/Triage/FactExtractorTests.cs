using System.Diagnostics;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using SupportBot.Conversations;
using SupportBot.Tests.Support;
using SupportBot.Triage;
using SupportBot.Triage.Listening;

namespace SupportBot.Tests.Triage;

public class FactExtractorTests
{
    // A Thursday.
    private static readonly DateOnly Today = Talk.Today;

    [Theory]
    [InlineData("order 10472", "10472")]
    [InlineData("My order number is 10472!", "10472")]
    [InlineData("order no. #AB-10472, paid twice", "AB-10472")]
    [InlineData("ORDER:10472", "10472")]
    [InlineData("заказ № 12-345", "12-345")]
    [InlineData("номер заказа 4711, где он", "4711")]
    [InlineData("по заказу 4711 ничего", "4711")]
    [InlineData("zakaz 4711", "4711")]
    [InlineData("zamówienie nr 2026/05/123", "2026/05/123")]
    [InlineData("numer zamówienia to 55120", "55120")]
    [InlineData("zamowienia 55120", "55120")]
    [InlineData("booking 88X123", "88X123")]
    [InlineData("confirmation HX9920B", "HX9920B")]
    [InlineData("it is #47110", "47110")]
    [InlineData("order 2 pizzas", null)]
    [InlineData("in order to pay 500 zł", null)]
    [InlineData("my order 500 zł", null)]
    [InlineData("order from 12.05.2026", null)]
    [InlineData("ticket #SB-1042", null)]
    [InlineData("order SB-1042", null)]
    public void Order(string text, string? value) => Found(text, FactNames.Order).ShouldBe(value);

    [Theory]
    [InlineData("invoice INV-2045", "INV-2045")]
    [InlineData("faktura FV/2026/05/123", "FV/2026/05/123")]
    [InlineData("FV/26/123", "FV/26/123")]
    [InlineData("счёт № 8812", "8812")]
    [InlineData("счет 500 руб", null)]
    [InlineData("the bill is wrong", null)]
    public void Invoice(string text, string? value) => Found(text, FactNames.Invoice).ShouldBe(value);

    [Theory]
    [InlineData("mail me at anna.k@example.com!", "anna.k@example.com")]
    [InlineData("<b>anna@example.com</b>", "anna@example.com")]
    [InlineData("почта: ivan_p@mail.example.ru,", "ivan_p@mail.example.ru")]
    [InlineData("@anna", null)]
    [InlineData("anna@localhost", null)]
    [InlineData("a@@b.com", "@")]
    public void Email(string text, string? value) => Found(text, FactNames.Email).ShouldBe(value == "@" ? null : value);

    [Theory]
    [InlineData("+48 600 700 800", "+48600700800")]
    [InlineData("call +1 (415) 555-0132", "+14155550132")]
    [InlineData("8 912 345-67-89", "89123456789")]
    [InlineData("мой телефон 345-67-89", "3456789")]
    [InlineData("telefon: 600700800", "600700800")]
    [InlineData("order 600700800", null)]
    [InlineData("2026-05-12 14", null)]
    public void Phone(string text, string? value) => Found(text, FactNames.Phone).ShouldBe(value);

    [Theory]
    [InlineData("charged $49.99 twice", "49.99 USD")]
    [InlineData("49,99 zł", "49.99 PLN")]
    [InlineData("1 299,00 zł", "1299.00 PLN")]
    [InlineData("1,299.50 USD", "1299.50 USD")]
    [InlineData("1.299,50 EUR", "1299.50 EUR")]
    [InlineData("500р списали", "500 RUB")]
    [InlineData("500 руб.", "500 RUB")]
    [InlineData("списали 12 000 рублей", "12000 RUB")]
    [InlineData("€20", "20 EUR")]
    [InlineData("PLN 300", "300 PLN")]
    [InlineData("120zł", "120 PLN")]
    [InlineData("15.5 euro", "15.50 EUR")]
    [InlineData("50 people", null)]
    [InlineData("в 5 р", "5 RUB")]
    [InlineData("zł", null)]
    public void Amount(string text, string? value) => Found(text, FactNames.Amount).ShouldBe(value);

    [Theory]
    [InlineData("error 502", "502")]
    [InlineData("Error code: E-1204", "E-1204")]
    [InlineData("ошибка 0x80070005", "0x80070005")]
    [InlineData("код ошибки 17", "17")]
    [InlineData("błąd nr 403", "403")]
    [InlineData("kod błędu 403", "403")]
    [InlineData("ERR_CONNECTION_REFUSED pops up", "ERR_CONNECTION_REFUSED")]
    [InlineData("HTTP 500", "500")]
    [InlineData("сайт выдаёт 502", "502")]
    [InlineData("the code 123456 did not come", null)]
    [InlineData("код из смс 4711", null)]
    [InlineData("error since yesterday", null)]
    [InlineData("ошибка: списали 500 руб", null)]
    public void ErrorCode(string text, string? value) => Found(text, FactNames.ErrorCode).ShouldBe(value);

    [Theory]
    [InlineData("12 May", "2026-05-12")]
    [InlineData("on May 12th", "2026-05-12")]
    [InlineData("the 12th of May 2025", "2025-05-12")]
    [InlineData("12 мая", "2026-05-12")]
    [InlineData("3-го мая", "2026-05-03")]
    [InlineData("12 maja", "2026-05-12")]
    [InlineData("2 września", "2025-09-02")]
    [InlineData("20 December", "2025-12-20")]
    [InlineData("12.05.2026", "2026-05-12")]
    [InlineData("12/05/2026", "2026-05-12")]
    [InlineData("05/13/2026", "2026-05-13")]
    [InlineData("2026-05-12", "2026-05-12")]
    [InlineData("since 12.05", "2026-05-12")]
    [InlineData("от 12.05", "2026-05-12")]
    [InlineData("yesterday", "2026-05-13")]
    [InlineData("со вчерашнего дня", "2026-05-13")]
    [InlineData("позавчера", "2026-05-12")]
    [InlineData("przedwczoraj", "2026-05-12")]
    [InlineData("since today", "2026-05-14")]
    [InlineData("с утра не работает", "2026-05-14")]
    [InlineData("od rana", "2026-05-14")]
    [InlineData("3 days ago", "2026-05-11")]
    [InlineData("two weeks ago", "2026-04-30")]
    [InlineData("a week ago", "2026-05-07")]
    [InlineData("3 дня назад", "2026-05-11")]
    [InlineData("неделю назад", "2026-05-07")]
    [InlineData("уже 2 недели", "2026-04-30")]
    [InlineData("5 dni temu", "2026-05-09")]
    [InlineData("od tygodnia", "2026-05-07")]
    [InlineData("for 3 days", "2026-05-11")]
    [InlineData("last Tuesday", "2026-05-12")]
    [InlineData("since Monday", "2026-05-11")]
    [InlineData("на прошлой неделе во вторник", "2026-05-12")]
    [InlineData("со среды", "2026-05-13")]
    [InlineData("w zeszły wtorek", "2026-05-12")]
    [InlineData("od czwartku", "2026-05-14")]
    [InlineData("last Thursday", "2026-05-07")]
    [InlineData("by Friday", null)]
    [InlineData("до пятницы", null)]
    [InlineData("na wtorek", null)]
    [InlineData("next Monday", null)]
    [InlineData("can you help today", null)]
    [InlineData("I need it today", null)]
    [InlineData("flight tonight", null)]
    [InlineData("you charged me today", "2026-05-14")]
    [InlineData("this morning it stopped", "2026-05-14")]
    [InlineData("сегодня списали дважды", "2026-05-14")]
    [InlineData("сегодня последний день", null)]
    [InlineData("dzisiaj nie działa", "2026-05-14")]
    [InlineData("since the 12th", "2026-05-12")]
    [InlineData("my payment from the 20th", "2026-04-20")]
    [InlineData("с 3 числа", "2026-05-03")]
    [InlineData("the party on the 30th", null)]
    [InlineData("the run is at 8. May I speak with someone", null)]
    [InlineData("the weekly Friday meeting", null)]
    [InlineData("on Saturday", "2026-05-09")]
    [InlineData("it costs 12.05", null)]
    [InlineData("32 May", null)]
    [InlineData("30.02.2026", null)]
    [InlineData("12.05.2030", null)]
    [InlineData("at 9 утра", null)]
    [InlineData("a marketing mail", null)]
    [InlineData("I may 2 try", null)]
    public void Since(string text, string? value) => Found(text, FactNames.Since).ShouldBe(value);

    [Theory]
    [InlineData("20 people cannot sign in", "20")]
    [InlineData("у 15 сотрудников", "15")]
    [InlineData("35 osób czeka", "35")]
    [InlineData("nobody can log in", "everyone")]
    [InlineData("it is down for everyone", "everyone")]
    [InlineData("никто не может войти", "everyone")]
    [InlineData("nobody cares", null)]
    [InlineData("никто не отвечает", null)]
    [InlineData("merry xmas everyone", null)]
    [InlineData("powiem wszystkim znajomym", null)]
    [InlineData("не работает у всех", "everyone")]
    [InlineData("nikt nie może wejść", "everyone")]
    [InlineData("our whole office is down", "everyone")]
    [InlineData("весь наш офис", "everyone")]
    [InlineData("cała firma stoi", "everyone")]
    [InlineData("20 minutes", null)]
    [InlineData("all day", null)]
    [InlineData("1 person", null)]
    [InlineData("the courier came when nobody was home, then I rang and nobody answered", null)]
    [InlineData("nikt nie odpisał", null)]
    public void AffectedPeople(string text, string? value) => Found(text, FactNames.Affected).ShouldBe(value);

    [Fact]
    public void Everything_in_one_long_angry_message()
    {
        var facts = Extract("""
            hello??? you CHARGED me twice 1 299,00 zł on 12 May for order no. AB-10472 (invoice FV/26/777), the site shows error 502
            and 20 people wait, write me: jan.k@example.pl or +48 600 700 800!!!!
            """);

        facts.Values.Select(f => $"{f.Key}={f.Value}").ShouldBe([
            "affected=20", "amount=1299.00 PLN", "email=jan.k@example.pl", "error_code=502", "invoice=FV/26/777", "order=AB-10472", "phone=+48600700800", "since=2026-05-12",
        ]);
    }

    [Theory]
    [InlineData("my order is 4111 1111 1111 1111")]
    [InlineData("заказ 4111111111111111")]
    [InlineData("card 5555-5555-5555-4444, error 5555555555554444")]
    public void A_payment_card_is_never_kept(string text) => Extract(text).ShouldBe(Facts.None);

    [Fact]
    public void Anything_a_customer_writes_gives_facts_that_are_safe_to_keep()
    {
        Prop.ForAll(Texts.Wild, text => Extract(text).Values.All(f => f.Value.Length is > 0 and <= 100)).Check(Some.Thorough);
    }

    [Fact]
    public void What_stands_in_a_text_is_found_whatever_stands_around_it()
    {
        Prop.ForAll(Texts.Wild, Gen.Choose(1000, 999_999).ToArbitrary(), (around, number) =>
        {
            var text = $"{around}\n my order {number} please \n{around}";
            return Extract(around).Knows(FactNames.Order) || Extract(text)[FactNames.Order] == number.ToString(CultureInfo.InvariantCulture);
        }).Check(Some.Thorough);
    }

    [Fact]
    public void A_day_that_is_found_is_never_in_the_future()
    {
        var day = from number in Gen.Choose(0, 40) from month in Gen.Elements("May", "мая", "maja", "Feb", "лютого", ".02", ".13.2026", "/12/2026") select $"since {number} {month} {number}{month}";
        Prop.ForAll(day.ToArbitrary(), Gen.Choose(0, 3_000_000).ToArbitrary(), (text, today) =>
        {
            var now = DateOnly.FromDayNumber(today);
            return FactExtractor.Extract(text, now)[FactNames.Since] is not { } since || DateOnly.ParseExact(since, "yyyy-MM-dd", CultureInfo.InvariantCulture) <= now;
        }).Check(Some.Thorough);
    }

    [Theory]
    [InlineData("order ")]
    [InlineData("1 ")]
    [InlineData("1-")]
    [InlineData("@")]
    [InlineData("a@a.")]
    [InlineData("12.05.")]
    [InlineData("$1,")]
    [InlineData("+48 600 ")]
    [InlineData("tel 12345 ")]
    [InlineData("хочу ")]
    public void The_time_grows_with_the_length_only(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 60_000 / piece.Length));
        Extract(text[..1000]);

        var started = Stopwatch.GetTimestamp();
        Extract(text);
        PersonRequest.IsAskedFor(text);
        StatusQuestion.In(text);

        // A quadratic scan of 60,000 characters takes minutes; a linear one some milliseconds.
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(3));
    }

    private static Facts Extract(string text) => FactExtractor.Extract(text, Today);

    private static string? Found(string text, string fact) => Extract(text)[fact];
}
