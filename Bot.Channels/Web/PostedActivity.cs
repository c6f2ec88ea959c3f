namespace SupportBot.Channels.Web;

/// <summary>What a client posted, as far as we read activities.</summary>
internal sealed class PostedActivity
{
    private const int MaxChoiceLength = 40;
    private const int MaxClientIdLength = 100;
    private const int MaxUserLength = 128;
    private const int MaxCommentLength = 1000;

    public string? Type { get; set; }

    /// <summary>The client's own id of this activity: it makes a repeated post harmless.</summary>
    public string? ClientId { get; set; }

    public string? FromId { get; set; }
    public string? FromName { get; set; }
    public string? Text { get; set; }

    /// <summary>What a pressed button carries besides its words; null when it is no plain text.</summary>
    public string? Value { get; set; }

    /// <summary>A button whose words were its value (<c>postBack</c>).</summary>
    public bool IsPostBack { get; set; }

    public string? Locale { get; set; }

    /// <summary>The files that come with it are for the people on the ticket alone (C24).</summary>
    public bool IsConfidential { get; set; }

    /// <summary>What an event is about: <c>seen</c> or <c>satisfaction</c> are ours.</summary>
    public string? EventName { get; set; }

    public long? Score { get; set; }

    public string? Comment { get; set; }

    public long? SeenPosition { get; set; }

    /// <summary>The first thing found wrong while reading.</summary>
    public Refusal? Fault { get; set; }

    /// <summary>Whether this is one of the schema's activities that are no message.</summary>
    public bool IsIgnored => Type is "typing" or "event" or "conversationUpdate" or "endOfConversation" or "messageReaction"
        or "messageUpdate" or "messageDelete" or "contactRelationUpdate" or "installationUpdate" or "invoke" or "trace"
        or "suggestion" or "handoff" or "command" or "commandResult" or "deleteUserData";

    /// <summary>What the customer says of the help: 1 to 5, and words or null.</summary>
    public (int Score, string? Comment)? Rating => Type is "event" && EventName is "satisfaction" && Score is >= 1 and <= 5
        ? ((int)Score, TextRules.Clean(Comment ?? "", MaxCommentLength) is { Length: > 0 } words ? words : null)
        : null;

    /// <summary>Up to where the customer's page has shown the conversation.</summary>
    public long? Seen => Type is "event" && EventName is "seen" && SeenPosition > 0 ? SeenPosition : null;

    /// <summary>What is wrong with it; null when it can be taken.</summary>
    public Refusal? Check()
    {
        if (Fault is not null) return Fault;
        if (Type is null) return Refusal.Wrong("type", "is missing");
        if (Type is not "message" && !IsIgnored) return Refusal.Wrong("type", "is not one this protocol knows");
        if (Text?.Length > TextRules.MaxIncomingLength) return Refusal.TooLarge;
        if (ClientId is not null && !IsPrintable(ClientId, MaxClientIdLength))
            return Refusal.Wrong("channelData.clientActivityID or id", $"must be 1 to {MaxClientIdLength} printable ASCII characters");
        return null;
    }

    /// <summary>The message in it; null when there is nothing to read and no file came with it.</summary>
    public IncomingContent? Content(bool hasFiles)
    {
        var text = TextRules.Clean(Text ?? "");
        var value = Value ?? (IsPostBack ? text : null);
        if (value is not null && IsPrintable(value, MaxChoiceLength)) return new IncomingContent.Choice(value, text.Length > 0 ? text : value);
        return text.Length > 0 || hasFiles ? new IncomingContent.Text(text) : null;
    }

    /// <summary>The language the client's page is in, when it is shaped like one.</summary>
    public string? Language => Locale is { Length: >= 2 and <= 35 } && Locale.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? Locale : null;

    public string? From => FromId is { Length: > 0 and <= MaxUserLength } ? TextRules.Clean(FromId) : null;

    public string? Name => FromName is null ? null : TextRules.Clean(FromName, TextRules.MaxNameLength) is { Length: > 0 } name ? name : null;

    private static bool IsPrintable(string text, int maxLength) =>
        text.Length > 0 && text.Length <= maxLength && !text.AsSpan().ContainsAnyExceptInRange('!', '~');
}
