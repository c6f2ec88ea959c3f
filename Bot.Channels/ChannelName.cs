namespace SupportBot.Channels;

/// <summary>The name of a messenger the customers write on, in lower case, as it is stored and shown.</summary>
public readonly record struct ChannelName(string Value)
{
    public static readonly ChannelName Telegram = new("telegram");
    public static readonly ChannelName Discord = new("discord");
    public static readonly ChannelName Web = new("web");

    /// <summary>No messenger: tickets that agents split off from others. Nothing is sent from there.</summary>
    public static readonly ChannelName Desk = new("desk");

    /// <summary>
    /// Whether customers of this channel read replies from the transcript itself, so that a committed reply is a
    /// delivered one and nothing goes through the outbox.
    /// </summary>
    public bool ReadsTranscript => this == Web || this == Desk;

    public override string ToString() => Value;
}
