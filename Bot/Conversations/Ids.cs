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
    private const string Prefix = "SB-";

    public override string ToString() => $"{Prefix}{Value.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Reads <c>SB-1042</c>, <c>sb-1042</c> or <c>1042</c>.</summary>
    public static bool TryParse(string? text, IFormatProvider? provider, out TicketNumber number)
    {
        var digits = text.AsSpan().Trim();
        if (digits.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) digits = digits[Prefix.Length..];
        var read = long.TryParse(digits, NumberStyles.None, provider ?? CultureInfo.InvariantCulture, out var value) && value > 0;
        number = read ? new TicketNumber(value) : default;
        return read;
    }
}

/// <summary>A script and the version a conversation began with.</summary>
internal readonly record struct ScriptId(string Name, int Version)
{
    public override string ToString() => $"{Name}@{Version.ToString(CultureInfo.InvariantCulture)}";
}
