using SupportBot.Conversations;

namespace SupportBot.Simulation;

/// <summary>What is true of a generated customer, and what they say when asked for it.</summary>
internal sealed record CustomerFacts(string Order, string OtherOrder, string Invoice, string Email, string Phone, string Amount, string Code, string Day)
{
    private static readonly string[] Codes = ["502", "E-1204", "ERR_AUTH_12", "503", "E-77"];
    private static readonly string[] Names = ["anna", "piotr", "ivan", "kate", "olga", "tom"];

    /// <param name="language">The day is said in it.</param>
    public static CustomerFacts Of(Random chance, Language language) => new(
        Number(chance), Number(chance), $"INV-{chance.Next(1000, 9999)}", $"{Names[chance.Next(Names.Length)]}{chance.Next(10, 99)}@example.com",
        $"+48 600 {chance.Next(100, 999)} {chance.Next(100, 999)}", $"{chance.Next(10, 900)}.50 EUR", Codes[chance.Next(Codes.Length)], DayIn(language, chance));

    /// <summary>By the name that stands between braces; null for one it does not know.</summary>
    public string? Named(string name) => name switch
    {
        "order" => Order,
        "order2" => OtherOrder,
        "invoice" => Invoice,
        "email" => Email,
        "phone" => Phone,
        "amount" => Amount,
        "code" => Code,
        "day" => Day,
        _ => null,
    };

    private static string Number(Random chance) => chance.Next(10_000, 99_999).ToString(CultureInfo.InvariantCulture);

    private static string DayIn(Language language, Random chance) => (language, chance.Next(3)) switch
    {
        (_, 0) => "12.05.2026",
        (Language.Ru, 1) => "12 мая",
        (Language.Ru, _) => "вчера",
        (Language.Pl, 1) => "12 maja",
        (Language.Pl, _) => "wczoraj",
        (_, 1) => "12 May",
        _ => "yesterday",
    };
}
