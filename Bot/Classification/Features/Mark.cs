namespace SupportBot.Classification.Features;

/// <summary>
/// What a word of the lexicon stands for, in any language. Marks carry what was learnt from one wording over to others: they are
/// counted as features beside the n-grams and weighed by the learner like those.
/// </summary>
internal enum Mark
{
    Praise,
    Thanks,
    Complaint,
    Distress,
    Anger,
    Again,
    Insult,
    Swear,
    Violence,
    Leave,
    PositiveTurn,
    Urgent,
    Deadline,
    Ongoing,
    Many,
    Business,
    Danger,
    Money,
    Refund,
    Outage,
    Access,
    Fault,
    HowTo,
    Question,
    Delivery,
    Account,
    Security,
    Person,
    Connect,
    Somebody,
    Robot,
    Greeting,
    Request,
    Service,
    Suggestion,
    Calm,
    Negation,
    Laugh,
    HappyFace,
    AngryFace,
    SadFace,

    /// <summary>Praise right after a negation: "not good".</summary>
    NegatedPraise,

    /// <summary>A complaint right after a negation: "not bad".</summary>
    NegatedComplaint,
}
