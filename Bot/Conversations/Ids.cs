namespace SupportBot.Conversations;

/// <summary>One conversation: one place on one channel.</summary>
internal readonly record struct ConversationId(long Value)
{
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A person who writes to the company.</summary>
internal readonly record struct CustomerId(long Value);

/// <summary>A person of the company who answers.</summary>
internal readonly record struct AgentId(long Value);

/// <summary>The number a customer can quote: shown as <c>SB-1042</c>.</summary>
internal readonly record struct TicketNumber(long Value)
{
    public override string ToString() => $"SB-{Value.ToString(CultureInfo.InvariantCulture)}";
}

/// <summary>A script and the version a conversation began with.</summary>
internal readonly record struct ScriptId(string Name, int Version)
{
    public override string ToString() => $"{Name}@{Version.ToString(CultureInfo.InvariantCulture)}";
}
