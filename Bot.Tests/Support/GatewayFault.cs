namespace SupportBot.Tests.Support;

/// <summary>What can go wrong with an event on its way over the gateway.</summary>
internal abstract record GatewayFault
{
    private GatewayFault() { }

    /// <summary>What happens in other places meanwhile comes first. On the wire Discord's numbers stay in order.</summary>
    public sealed record Late(TimeSpan By) : GatewayFault;

    public sealed record Twice : GatewayFault;

    /// <summary>The bytes trickle in.</summary>
    public sealed record Slow(TimeSpan Over) : GatewayFault;

    /// <summary>Something that is no event comes before it.</summary>
    public sealed record Garbage : GatewayFault;

    /// <summary>The connection is cut, and the event waits for a resume.</summary>
    public sealed record CutBefore : GatewayFault;

    public sealed record CutAfter : GatewayFault;

    /// <summary>The bot is asked to come back on another connection (op 7).</summary>
    public sealed record Reconnect : GatewayFault;

    /// <summary>The session may be resumed on another connection (op 9).</summary>
    public sealed record Invalid : GatewayFault;

    /// <summary>Nothing comes over this connection any more, and nobody is told.</summary>
    public sealed record Silence : GatewayFault;
}
