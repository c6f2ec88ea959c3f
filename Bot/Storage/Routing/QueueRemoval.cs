namespace SupportBot.Storage.Routing;

/// <summary>What came of taking a queue away.</summary>
internal enum QueueRemoval
{
    Done,
    NotFound,

    /// <summary>It came with the product.</summary>
    Shipped,

    /// <summary>A ticket that is not resolved stands in it.</summary>
    HasTickets,

    /// <summary>A script hands off to it.</summary>
    InScript,
}
