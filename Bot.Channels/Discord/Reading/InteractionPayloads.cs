namespace SupportBot.Channels.Discord;

/// <summary>The parts of an interaction the channel reads ("Interaction Object").</summary>
internal sealed record InteractionPayload
{
    public required string Id { get; init; }
    public required string Token { get; init; }
    public required int Type { get; init; }
    public string? ApplicationId { get; init; }
    public string? ChannelId { get; init; }
    public string? GuildId { get; init; }
    public string? Locale { get; init; }

    /// <summary>Who pressed, in a direct message.</summary>
    public UserPayload? User { get; init; }

    /// <summary>Who pressed, in a server.</summary>
    public MemberPayload? Member { get; init; }
    public InteractionData? Data { get; init; }
    public InteractionMessage? Message { get; init; }
}

internal sealed record InteractionData
{
    public int? ComponentType { get; init; }
    public string? CustomId { get; init; }

    /// <summary>The command, by the name it was registered under.</summary>
    public string? Name { get; init; }
    public IReadOnlyList<InteractionOption?>? Options { get; init; }
}

/// <summary>What was filled in beside a command; ours are all words.</summary>
internal sealed record InteractionOption
{
    public string? Name { get; init; }
    public string? Value { get; init; }
}

internal sealed record InteractionMessage
{
    public IReadOnlyList<ComponentPayload?>? Components { get; init; }
}
