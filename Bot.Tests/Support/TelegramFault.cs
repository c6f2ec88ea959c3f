namespace SupportBot.Tests.Support;

/// <summary>What can go wrong between Telegram and us.</summary>
internal abstract record TelegramFault
{
    private TelegramFault() { }

    /// <summary>Refused before anything was done, as Telegram words it.</summary>
    public sealed record Reject(int Code, string Description, int? RetryAfter = null) : TelegramFault;

    /// <summary>The connection breaks before anything was done.</summary>
    public sealed record DropBefore : TelegramFault;

    /// <summary>It is done, and the connection breaks before the answer.</summary>
    public sealed record DropAfter : TelegramFault;

    /// <summary>It is done, and no answer ever comes.</summary>
    public sealed record Silence : TelegramFault;

    /// <summary>Something else answers in Telegram's place, and nothing is done; a redirect leads to another address here.</summary>
    public sealed record Body(int Status, string Text) : TelegramFault;

    /// <summary>It is done, and the answer trickles in over this time.</summary>
    public sealed record Slow(TimeSpan Over) : TelegramFault;

    /// <summary>Every update of the batch comes twice.</summary>
    public sealed record Twice : TelegramFault;

    /// <summary>The batch comes newest first.</summary>
    public sealed record Reversed : TelegramFault;
}
