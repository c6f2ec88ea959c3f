namespace SupportBot.Channels.Web;

/// <summary>Somebody who may read and write one conversation.</summary>
/// <param name="Conversation">The conversation's id, the only one this caller may touch.</param>
/// <param name="User">The customer's id: the site's own when signed, random otherwise.</param>
/// <param name="Name">The name the site gave; null when the customer may choose one.</param>
internal sealed record Caller(string Conversation, string User, string? Name)
{
    private volatile bool _conversationIsThere;

    public Address Address { get; } = new(ChannelName.Web, Conversation);

    /// <summary>Whether the site vouched for this customer.</summary>
    public bool IsSigned { get; init; }

    /// <summary>Until when the site vouched; no token lasts longer, however often it is renewed. Null for whoever nobody vouched for.</summary>
    public DateTimeOffset? VouchedUntil { get; init; }

    /// <summary>Whether this is the site's own server with the secret, which names the customer in each activity.</summary>
    public bool IsSite { get; init; }

    /// <summary>Set once the conversation was seen in the store, so that a post need not look again.</summary>
    public bool ConversationIsThere
    {
        get => _conversationIsThere;
        set => _conversationIsThere = value;
    }

    /// <summary>An anonymous customer of a conversation.</summary>
    public static Caller Anonymous(string conversation) => new(conversation, $"dl_{conversation}", Name: null);

    public Sender Sender(PostedActivity activity)
    {
        var user = IsSite ? activity.From : null;
        return new(user ?? User, Name ?? activity.Name, activity.Language);
    }
}
