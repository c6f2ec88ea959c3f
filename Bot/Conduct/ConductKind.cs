namespace SupportBot.Conduct;

/// <summary>What a text to a customer, or a note about one, can do wrong.</summary>
internal enum ConductKind
{
    /// <summary>Vouches for what is not in the writer's hands (C15).</summary>
    Promise,

    /// <summary>Offers money back, a discount, a bonus or a gift (C15).</summary>
    Refund,

    /// <summary>Names a time at which a fault will be gone (C15).</summary>
    FixTime,

    /// <summary>Says who is to blame, or is not, before anybody found out (C08).</summary>
    Fault,

    /// <summary>Recommends something to buy (C14).</summary>
    Upsell,

    /// <summary>A joke at the customer's cost (C30).</summary>
    CodeWord,

    /// <summary>Cheerful to somebody who is not (C05).</summary>
    Cheerful,

    /// <summary>Sympathy that names nothing of the matter (C03).</summary>
    Hollow,

    /// <summary>Asks for two things at once (C06).</summary>
    TwoQuestions,

    /// <summary>A no or an ending without what happens instead (C18).</summary>
    NoNextStep,
}
