using SupportBot.Channels.Formatting;

namespace SupportBot.Channels;

/// <summary>A messenger that must be called to receive from and to deliver to. One implementation a messenger.</summary>
public interface IChannel
{
    ChannelName Name { get; }

    /// <summary>The longest text one message of this messenger takes, as <see cref="LengthOf"/> has it. Longer replies become several outbox rows.</summary>
    int TextLimit { get; }

    /// <summary>How long a text is as this messenger counts, in UTF-16 units.</summary>
    int LengthOf(FormattedText text) => text.Shown.Length;

    /// <summary>
    /// For how long sending the same <see cref="OutgoingMessage.OutboxId"/> again shows one message, so that a send cut off by a crash
    /// may be repeated; zero when the messenger has no such key.
    /// </summary>
    TimeSpan RepeatIsHarmlessFor => TimeSpan.Zero;

    /// <summary>
    /// Receives until stopped or the inbox is closed, handing everything to the inbox. Network trouble is survived inside; any other
    /// end is a <see cref="ChannelException"/> that says what the admin must do.
    /// </summary>
    Task ReceiveAsync(IInbox inbox, CancellationToken stopping);

    /// <summary>Delivers one message of at most <see cref="TextLimit"/>. Throws <see cref="ChannelException"/> when that failed.</summary>
    /// <returns>The messenger's id of what was sent, as <see cref="IncomingMessage.RepliesTo"/> names it.</returns>
    Task<string> SendAsync(OutgoingMessage message, CancellationToken ct);

    /// <summary>Gives a message that was sent other words, in place; its buttons go. Done already is done.</summary>
    /// <param name="externalId">What <see cref="SendAsync"/> returned.</param>
    Task EditAsync(Address address, string externalId, string text, CancellationToken ct);

    /// <summary>Takes the buttons off a message that was sent; its words stay. Done already, or too late, is done.</summary>
    Task CloseChoicesAsync(Address address, string externalId, CancellationToken ct);

    /// <summary>Withdraws a message that was sent. Gone already, or too late, is done.</summary>
    Task RemoveAsync(Address address, string externalId, CancellationToken ct);

    /// <summary>Shows for some seconds that somebody is writing to the customer; trouble is nobody's concern.</summary>
    Task ShowTypingAsync(Address address, CancellationToken ct);
}

/// <summary>One message to deliver.</summary>
/// <param name="OutboxId">The outbox row's id: unique for ever, the same at every try, so fit as an idempotency key.</param>
/// <param name="Address">Where to.</param>
/// <param name="Text">
/// In the notation of <see cref="FormattedText"/>; the channel says it in its messenger's own way, and nothing else in it is taken for markup.
/// </param>
/// <param name="Choices">Buttons to offer; empty for none.</param>
public sealed record OutgoingMessage(long OutboxId, Address Address, string Text, IReadOnlyList<Choice> Choices)
{
    /// <summary>A file to send instead of words: <see cref="Text"/> is empty then.</summary>
    public OutgoingFile? File { get; init; }

    /// <summary>The customer's message that this answers, by its <see cref="IncomingMessage.ExternalId"/>: quoted where the messenger can.</summary>
    public string? RepliesTo { get; init; }
}

/// <summary>A file for a customer.</summary>
/// <param name="Name">As the agent named it: for the messenger to show, never a path.</param>
/// <param name="ContentType">What its bytes are.</param>
/// <param name="Size">Bytes.</param>
/// <param name="OpenAsync">Opens it to read from the beginning, at every try anew. The caller disposes of the stream.</param>
public sealed record OutgoingFile(string Name, string ContentType, long Size, Func<CancellationToken, Task<Stream>> OpenAsync);

/// <summary>A button: the value that comes back when it is pressed (at most 40 ASCII characters), and its words.</summary>
public sealed record Choice(string Value, string Label);
