namespace SupportBot.Channels.Telegram;

/// <summary>What one update comes to.</summary>
/// <param name="UpdateId">Telegram's number of the update; null when it cannot be read.</param>
internal abstract record Reading(long? UpdateId)
{
    /// <summary>Something a customer sent.</summary>
    public record Received(long? UpdateId, IncomingMessage Message) : Reading(UpdateId);

    /// <summary>A pressed button, which waits to be answered.</summary>
    public sealed record Pressed(long? UpdateId, IncomingMessage Message, string CallbackId) : Received(UpdateId, Message);

    /// <summary>Somebody in a group called the bot: they are invited to go on in private, and nothing else becomes of it.</summary>
    /// <param name="Thread">The topic of a forum; null for none.</param>
    public sealed record Called(long? UpdateId, long Chat, long? Thread, long MessageId, Sender Sender) : Reading(UpdateId);

    /// <summary>Left out, and counted under the reason.</summary>
    public sealed record Skipped(long? UpdateId, string Reason) : Reading(UpdateId);
}

/// <summary>Why updates are left out, as they are counted.</summary>
internal static class SkipReason
{
    public const string Damaged = "damaged";
    public const string UnknownUpdate = "unknown_update";
    public const string Group = "group";
    public const string Channel = "channel";
    public const string FromBot = "bot";
    public const string Service = "service";
    public const string Empty = "empty";
}
