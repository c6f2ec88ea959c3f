using System.Text.Json.Serialization;

namespace SupportBot.Channels.Discord;

/// <summary>The body of Create Message.</summary>
internal sealed record MessageBody
{
    /// <summary>No link previews: Discord would fetch the links an agent sends, one-time links included.</summary>
    public const int SuppressEmbeds = 1 << 2;

    /// <summary>Null beside a file.</summary>
    public string? Content { get; init; }
    public required string Nonce { get; init; }
    public bool EnforceNonce { get; init; } = true;
    public int Flags { get; init; } = SuppressEmbeds;
    public AllowedMentions AllowedMentions { get; init; } = new();
    public IReadOnlyList<ComponentPayload?>? Components { get; init; }
    public MessageReference? MessageReference { get; init; }
}

/// <summary>The message that is quoted. When it is gone, ours is sent all the same.</summary>
internal sealed record MessageReference(string MessageId, bool FailIfNotExists = false);

/// <summary>The body of Edit Message: what is null stays as it is.</summary>
internal sealed record EditBody
{
    public string? Content { get; init; }
    public int? Flags { get; init; }
    public AllowedMentions? AllowedMentions { get; init; }
    public IReadOnlyList<ComponentPayload?>? Components { get; init; }
}

/// <summary>The body of Modify Channel, for a thread.</summary>
internal sealed record ReopenBody(bool Archived);

/// <summary>Nobody is ever pinged by what the bot writes.</summary>
internal sealed record AllowedMentions
{
    public IReadOnlyList<string> Parse { get; init; } = [];
}

/// <summary>The body of Start Thread without Message.</summary>
internal sealed record ThreadBody(string Name, int Type, int AutoArchiveDuration, bool Invitable);

/// <summary>The body of Create DM.</summary>
internal sealed record DirectBody(string RecipientId);

/// <summary>The body of Create Interaction Response.</summary>
internal sealed record CallbackBody(int Type)
{
    public CallbackData? Data { get; init; }
}

/// <summary>What only the customer who used the command sees.</summary>
internal sealed record CallbackData(string? Content)
{
    private const int Ephemeral = 1 << 6;

    public int Flags { get; init; } = Ephemeral;
    public AllowedMentions? AllowedMentions { get; init; } = Content is null ? null : new();
}

/// <summary>The body of Edit Original Interaction Response.</summary>
internal sealed record WordsBody(string? Content);

/// <summary>What was made: a message, a thread, a direct message channel.</summary>
internal sealed record CreatedPayload
{
    public required string Id { get; init; }
}

/// <summary>The parts of a channel that tell whether it is one of our threads ("Channel Object").</summary>
internal sealed record ChannelPayload
{
    public required string Id { get; init; }
    public required int Type { get; init; }
    public string? Name { get; init; }
    public string? OwnerId { get; init; }
    public string? ParentId { get; init; }
    public ThreadState? ThreadMetadata { get; init; }
}

internal sealed record ThreadState
{
    public bool Locked { get; init; }
}

/// <summary>The answer of List Active Guild Threads.</summary>
internal sealed record ThreadList
{
    public required IReadOnlyList<ChannelPayload?> Threads { get; init; }
}

/// <summary>How Discord says no: an error code of its own, and at 429 when to come back.</summary>
internal sealed record FailurePayload
{
    public int? Code { get; init; }

    /// <summary>Seconds.</summary>
    public double? RetryAfter { get; init; }

    [JsonPropertyName("global")]
    public bool? IsGlobal { get; init; }
}
