using SupportBot.Conversations;

namespace SupportBot.Tests.Simulation.Week;

/// <summary>What simulated agents write.</summary>
internal static class AgentWords
{
    private static readonly string[] English =
    [
        "I have your ticket in front of me and am looking at it now.", "The records show it as well. Which device is it on?", "It is corrected; please look once more.",
        "Billing has it, and it will be booked back. Is there anything else?",
    ];

    private static readonly string[] Russian =
    [
        "Вижу ваше обращение, смотрю.", "По записям то же самое. Скажите, на каком это устройстве?", "Поправили, проверьте, пожалуйста, ещё раз.",
        "Передали в бухгалтерию, деньги вернутся. Осталось ли что-то ещё?",
    ];

    private static readonly string[] Polish =
    [
        "Mam to zgłoszenie przed sobą i sprawdzam.", "W systemie widać to samo. Na jakim urządzeniu to się dzieje?", "Poprawione, proszę sprawdzić jeszcze raz.",
        "Przekazane do księgowości, kwota wróci. Czy jest coś jeszcze?",
    ];

    public static string In(Language language, Random chance)
    {
        var all = language switch
        {
            Language.Ru => Russian,
            Language.Pl => Polish,
            Language.En or Language.Other => English,
        };
        return all[chance.Next(all.Length)];
    }
}
