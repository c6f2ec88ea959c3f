namespace SupportBot.Classification.Labelling;

/// <summary>Where a label came from. The numbers are stored.</summary>
internal enum LabelSource
{
    /// <summary>An agent corrected or confirmed a reading in the desk.</summary>
    Desk = 0,

    /// <summary>Somebody labelled the message on the admin's page.</summary>
    Page = 1,

    Import = 2,

    /// <summary>The customer contradicted the reading, and somebody confirmed it.</summary>
    Customer = 3,

    /// <summary>An admin settled a conflict between labellers: no other label of the message counts in this head.</summary>
    Settled = 4,
}
