namespace SupportBot.Storage;

/// <summary>Something only one node may do, such as receiving from a messenger: this node's until it gives it back by disposing, or loses it.</summary>
internal interface IDuty : IAsyncDisposable
{
    /// <summary>What fences its writes; null when there is no other node that could take over.</summary>
    Term? Term { get; }

    /// <summary>Cancelled when it is lost or given back.</summary>
    CancellationToken Lost { get; }

    /// <summary>Whether it is ours at this instant, by a clock that runs on while the process is frozen. Sooner right than <see cref="Lost"/> after a freeze.</summary>
    bool IsHeld { get; }

    /// <summary>Another node was seen to have taken over.</summary>
    Task LoseAsync();
}
