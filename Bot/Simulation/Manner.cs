namespace SupportBot.Simulation;

/// <summary>How a generated customer writes.</summary>
internal enum Manner
{
    /// <summary>Tells the matter and answers what is asked.</summary>
    Cooperative,

    /// <summary>A word, a number, a button.</summary>
    Terse,

    /// <summary>Vents before it answers.</summary>
    Ranting,

    /// <summary>Corrects what it said, and comes with another matter in the middle.</summary>
    ChangesMind,
    SwitchesLanguage,

    /// <summary>Stops answering.</summary>
    Silent,
    Abusive,
}

/// <summary>What a customer does in a turn, as far as what must follow depends on it.</summary>
internal enum ActKind
{
    Tells,
    Answers,

    /// <summary>Words that answer nothing.</summary>
    Mumbles,
    Presses,

    /// <summary>A button further up.</summary>
    PressesOld,
    AsksForPerson,
    Corrects,

    /// <summary>Asks how it stands, or only to be answered.</summary>
    Nudges,
    Vents,
    Thanks,
    Sends,

    /// <summary>Time passes.</summary>
    Waits,
}
