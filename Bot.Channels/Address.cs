namespace SupportBot.Channels;

/// <summary>Where one conversation takes place: a Telegram chat, a Discord channel or thread, a Direct Line conversation.</summary>
/// <param name="Channel">The messenger.</param>
/// <param name="Value">The messenger's own id of the place; at most 128 characters.</param>
public readonly record struct Address(ChannelName Channel, string Value);
