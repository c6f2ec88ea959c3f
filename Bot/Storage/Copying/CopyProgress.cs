namespace SupportBot.Storage.Copying;

/// <summary>What is being done with a table.</summary>
internal enum CopyStage
{
    /// <summary>What an earlier run had copied is compared with the source.</summary>
    Checking,
    Copying,

    /// <summary>What was copied is read again.</summary>
    Comparing,
    Done,
}

/// <summary>How far a copy is.</summary>
/// <param name="Rows">How many rows of the table this stage has behind it.</param>
/// <param name="Total">How many there are.</param>
internal readonly record struct CopyProgress(string Table, CopyStage Stage, long Rows, long Total);
