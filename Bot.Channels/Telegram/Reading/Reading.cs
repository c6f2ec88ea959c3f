namespace SupportBot.Channels.Telegram;

/// <summary>What one update comes to.</summary>
/// <param name="UpdateId">Telegram's number of the update; null when it cannot be read.</param>
internal abstract record Reading(long? UpdateId)
{
    /// <summary>Something a customer sent.</summary>
    public record Received(long? UpdateId, IncomingMessage Message) : Reading(UpdateId)
    {
        /// <summary>What has to be fetched before it is whole.</summary>
        public IReadOnlyList<RemoteFile> Files { get; init; } = [];

        /// <summary>Which album of which chat it is part of; null for none.</summary>
        public string? Album { get; init; }

        /// <summary>
        /// The message with its files. What could not be fetched follows as a message of its own that names it, so that words with it are read as
        /// ever; a sticker's picture is not missed.
        /// </summary>
        public IEnumerable<IncomingMessage> WithFiles(IReadOnlyDictionary<RemoteFile, Attachment> fetched)
        {
            var kept = Files.Where(fetched.ContainsKey).Select(file => fetched[file]).ToList();
            var missed = Files.Where(file => !fetched.ContainsKey(file)).Select(file => file.Kind).Distinct().ToList();
            if (missed.Count == 0 || kept.Count > 0 || Message.Content is IncomingContent.Text { Value.Length: > 0 })
                yield return Message with { Attachments = kept };
            else
            {
                yield return Message with { Content = new IncomingContent.Unreadable(missed[0]) };
                missed.RemoveAt(0);
            }
            foreach (var kind in missed.Where(kind => kind != "sticker"))
                yield return Message with { ExternalId = $"{Message.ExternalId}:{kind}", Content = new IncomingContent.Unreadable(kind) };
        }

        /// <summary>Together with another part of the same album.</summary>
        public Received With(Received part) => this with
        {
            Files = [.. Files.Union(part.Files)],
            Message = Message.Content is IncomingContent.Text { Value.Length: > 0 } ? Message : Message with { Content = part.Message.Content },
        };
    }

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
