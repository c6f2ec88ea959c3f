namespace SupportBot.Channels.Discord;

/// <summary>A slash command as it is registered ("Application Command Structure"), with the parts we set.</summary>
internal sealed record CommandPayload
{
    public required string Name { get; init; }
    public string? Description { get; init; }
    public int? Type { get; init; }
    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }
    public IReadOnlyDictionary<string, string>? DescriptionLocalizations { get; init; }
    public IReadOnlyList<CommandOptionPayload>? Options { get; init; }

    /// <summary>Where it can be used: 0 in a server, 1 in direct messages with the bot.</summary>
    public IReadOnlyList<int>? Contexts { get; init; }
}

internal sealed record CommandOptionPayload
{
    public required string Name { get; init; }
    public string? Description { get; init; }
    public int? Type { get; init; }
    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }
    public IReadOnlyDictionary<string, string>? DescriptionLocalizations { get; init; }
    public IReadOnlyList<CommandChoicePayload>? Choices { get; init; }
    public int? MaxLength { get; init; }
}

internal sealed record CommandChoicePayload(string Name, string Value);

/// <summary>The parts of "Get Current Application" that are read.</summary>
internal sealed record ApplicationPayload(string Id);
