namespace SupportBot.Conversations;

/// <summary>The language of a text. What is neither of the three the product speaks is <see cref="Other"/>.</summary>
internal enum Language
{
    Other,
    En,
    Ru,
    Pl,
}

/// <summary>The customer's attitude to the situation, as written.</summary>
internal enum Sentiment
{
    Negative,
    Neutral,
    Positive,
}

/// <summary>How angry the words are. Anger implies negative sentiment.</summary>
internal enum Anger
{
    None,
    Irritated,
    Furious,
}

/// <summary>What happens if nobody acts, not how loud it is said. Ordered: a higher one is worse.</summary>
internal enum Urgency
{
    Low,
    Normal,
    High,
    Critical,
}

/// <summary>What a message is about.</summary>
internal enum Topic
{
    Other,
    Payment,
    Outage,
    Access,
    Fault,
    HowTo,
    Delivery,
    Account,
    Security,
    Feedback,
}

/// <summary>Insults and threats of violence. A threat to sue or to leave is none.</summary>
internal enum Abuse
{
    None,
    Rude,
    Threat,
}
