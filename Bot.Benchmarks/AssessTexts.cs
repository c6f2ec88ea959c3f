namespace SupportBot.Benchmarks;

/// <summary>Messages of about 140 characters, the last one Russian in Latin letters, which is read twice.</summary>
internal static class AssessTexts
{
    public static IReadOnlyList<string> All { get; } =
    [
        "Hello, I was charged twice for order 88213 on 12 May and nobody has answered my two e-mails since. When do I get my money back, please??",
        "Здравствуйте, с утра не открывается личный кабинет, код в смс не приходит, а мне до вечера надо оплатить счёт. Позовите кого-нибудь живого!",
        "Dzień dobry, paczka miała być wczoraj, kurier napisał że nikogo nie było, a ja cały dzień siedziałam w domu. Proszę to pilnie wyjaśnić.",
        "zdravstvuyte, s utra ne otkryvaetsya lichnyy kabinet, kod v sms ne prihodit, a mne do vechera nado oplatit schet, pozovite kogo nibud'",
    ];
}
