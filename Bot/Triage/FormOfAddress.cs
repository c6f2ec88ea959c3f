using SupportBot.Conversations;

namespace SupportBot.Triage;

/// <summary>How a customer wants to be spoken to: "вы" or "ты", "proszę podać" or "podaj" (C23).</summary>
internal enum FormOfAddress
{
    Formal,
    Informal,
}

internal static class FormsOfAddress
{
    /// <summary>Formal, unless the customer asked otherwise.</summary>
    public static FormOfAddress Of(Facts facts) => facts[FactNames.Address] is FactNames.Informal ? FormOfAddress.Informal : FormOfAddress.Formal;
}
