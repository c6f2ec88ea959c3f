namespace SupportBot.Storage;

/// <summary>The store could not do its work (away, locked, full, damaged). Nothing of the refused write was kept, unless the message says that this is not known.</summary>
internal sealed class StoreException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>True when the store takes nothing from anybody at the moment, so that trying the next write at once is of no use.</summary>
    public bool IsAway { get; init; }

    /// <summary>True when it is away and does not even answer: whoever asks again waits as long again.</summary>
    public bool IsSilent { get; init; }

    /// <summary>True when two writes waited for each other and this one gave way.</summary>
    public bool WasInTheWay { get; init; }
}
