namespace SupportBot.Channels;

/// <summary>Where channels put what customers send. The one door into the system.</summary>
public interface IInbox
{
    /// <summary>
    /// False once somebody else receives for this channel. The channel then ends without another word to its messenger; what it
    /// still puts in is not kept.
    /// </summary>
    bool IsOpen => true;

    /// <summary>
    /// Puts messages on disk in the given order, and the channel's position with them, in one commit. When it returns they
    /// survive a kill -9, and only then may the messenger be told. Throws when the store cannot take them: nothing was kept,
    /// try again later.
    /// </summary>
    /// <param name="messages">May be empty, to store a position alone.</param>
    /// <param name="position">How far this channel has read its messenger; null leaves it as it was.</param>
    /// <returns>One acceptance a message, in the same order.</returns>
    Task<IReadOnlyList<Acceptance>> AcceptAsync(IReadOnlyList<IncomingMessage> messages, ChannelPosition? position, CancellationToken ct);

    /// <summary>The customer at this address is writing. Shown to agents and kept nowhere; never throws.</summary>
    void Typing(Address address);

    /// <summary>The position last stored for a channel; null when there is none.</summary>
    Task<string?> ReadPositionAsync(ChannelName channel, CancellationToken ct);

    /// <summary>
    /// Where customers of a channel wrote since a time, the most recent places first, 2,000 at most: for a messenger that must be asked, place by
    /// place, for what it could not deliver.
    /// </summary>
    Task<IReadOnlyList<LastSeen>> LastSeenAsync(ChannelName channel, DateTimeOffset since, CancellationToken ct);
}

/// <summary>The last thing that was taken from a customer in one place.</summary>
public sealed record LastSeen(Address Address, string ExternalId);

/// <summary>How far a channel has read its messenger (an update offset, a gateway session and sequence), in the channel's own format.</summary>
public sealed record ChannelPosition(ChannelName Channel, string Value);

/// <summary>What became of one message.</summary>
/// <param name="Position">Its place in the conversation's transcript: 1, 2, 3 and so on without gaps.</param>
/// <param name="Repeated">True when it had been accepted before; <paramref name="Position"/> is then the first one's.</param>
public readonly record struct Acceptance(long Position, bool Repeated);
