using FsCheck;
using FsCheck.Fluent;
using SupportBot.Classification.Labelling;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Classification.Labelling;

public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("write to Ann.Smith+shop@mail.example.co.uk, please", "write to name@example.com, please")]
    [InlineData("пишите на иван.петров@почта.рф", "пишите на name@example.com")]
    [InlineData("jan kropka nowak małpa firma kropka pl", "name@example.com")]
    [InlineData("почта ivan собака mail точка ru не приходит", "почта name@example.com не приходит")]
    [InlineData("ann (at) mail dot com", "name@example.com")]
    [InlineData("ask @ann_smith on telegram", "ask @name on telegram")]
    public void Addresses_and_handles_are_replaced(string text, string masked) => PersonalData.Mask(text).ShouldBe(masked);

    [Theory]
    [InlineData("call +44 20 7946 0958", "call +00 00 0000 0000")]
    [InlineData("мой номер 8 (905) 123-45-67", "мой номер 0 (000) 000-00-00")]
    [InlineData("+7-905-123-45-67.", "+0-000-000-00-00.")]
    [InlineData("zadzwońcie 600 123 456 albo 22 123 45 67", "zadzwońcie 000 000 000 albo 00 000 00 00")]
    [InlineData("600\u00A0123\u200B456", "000\u00A0000\u200B000")]
    [InlineData("٠٥٠١٢٣٤٥٦٧", "0000000000")]
    [InlineData("card 4111 1111 1111 1111, CVV: 123", "card 0000 0000 0000 0000, CVV: 000")]
    [InlineData("4111-1111-1111-1111", "0000-0000-0000-0000")]
    [InlineData("мой пин-код 4821", "мой пин-код 0000")]
    [InlineData("konto PL61 1090 1014 0000 0712 1981 2874", "konto PL00 0000 0000 0000 0000 0000 0000")]
    [InlineData("IBAN GB82WEST12345698765432 please", "IBAN GB00WEST00000000000000 please")]
    [InlineData("р/с 40817810099910004312, БИК 044525225", "р/с 00000000000000000000, БИК 000000000")]
    [InlineData("PESEL 44051401359", "PESEL 00000000000")]
    [InlineData("паспорт 4509 123456", "паспорт 0000 000000")]
    public void Numbers_that_lead_to_a_person_are_zeros(string text, string masked) => PersonalData.Mask(text).ShouldBe(masked);

    [Theory]
    [InlineData("order 55123 and ORD-2024-88812", "order 00000 and ORD-0000-00000")]
    [InlineData("parcel 1Z999AA10123456784", "parcel 0Z000AA00000000000")]
    [InlineData("посылка RR123456789PL", "посылка RR000000000PL")]
    [InlineData("id 3f2504e0-4f89-11d3-9a0c-0305e82c3301", "id 0f0000e0-0f00-00d0-0a0c-0000e00c0000")]
    public void Numbers_of_orders_are_zeros(string text, string masked) => PersonalData.Mask(text).ShouldBe(masked);

    [Theory]
    [InlineData("charged 49.99 twice on 12 May at 14:30, error 503")]
    [InlineData("заплатил 1 500 рублей, 2 раза")]
    [InlineData("faktura 12/2026, 3 szt. po 19,99 zł, kod 4711")]
    [InlineData("Windows 11, iPhone 15, v2.10, mp3")]
    [InlineData("")]
    public void What_leads_to_nobody_stays(string text) => PersonalData.Mask(text).ShouldBe(text);

    [Fact]
    public void Masking_twice_is_masking_once() => Prop.ForAll<string>(text =>
    {
        var once = PersonalData.Mask(text ?? "");
        return PersonalData.Mask(once) == once;
    }).Check(Some.Thorough);

    [Fact]
    public void No_text_takes_long()
    {
        foreach (var part in new[] { "a", "1", "a1", "a.", "a@", "at ", "1 ", "a at ", "@a", "pin ", "малпа собака " })
        {
            var text = string.Concat(Enumerable.Repeat(part, 16_000 / part.Length));
            var began = TimeProvider.System.GetTimestamp();
            PersonalData.Mask(text);
            TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(2), part);
        }
    }

    [Fact]
    public void The_classifier_reads_a_masked_text_as_it_was()
    {
        foreach (var text in Shipped.Corpus.Select(message => message.Text).Where(text => PersonalData.Mask(text) != text))
            Shipped.Classifier.Assess(PersonalData.Mask(text)).ShouldBe(Shipped.Classifier.Assess(text), text);
    }
}
