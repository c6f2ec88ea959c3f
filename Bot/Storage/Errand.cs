using SupportBot.Channels;

namespace SupportBot.Storage;

/// <summary>One thing to do on a messenger, as a commit hands it to the outbox.</summary>
internal abstract record Errand
{
    private Errand() { }

    /// <summary>Sends a reply, or a piece of one that is too long for one message.</summary>
    public sealed record Send(string Text, IReadOnlyList<Choice> Choices) : Errand
    {
        public Send(string text) : this(text, []) { }

        /// <summary>A file to send instead of words.</summary>
        public Attachment? File { get; init; }

        /// <summary>The customer's message that it answers, as <see cref="IncomingMessage.ExternalId"/> names it.</summary>
        public string? RepliesTo { get; init; }
    }

    /// <summary>Takes the buttons off the newest question.</summary>
    public sealed record CloseChoices : Errand;

    /// <summary>Gives a reply other words in the messages it was sent in, or takes it back with its files.</summary>
    /// <param name="Position">The reply's place in the transcript.</param>
    /// <param name="Was">The pieces it was sent in.</param>
    /// <param name="Now">What they say now, no more than there were; none when it is taken back.</param>
    public sealed record ChangeReply(long Position, IReadOnlyList<string> Was, IReadOnlyList<string> Now) : Errand;

    /// <summary>Says how the queue stands: a message of its own at first, the same one edited afterwards (C16).</summary>
    public sealed record TellQueue(string Text, bool IsFirst) : Errand;

    /// <summary>Withdraws what was said of the queue.</summary>
    public sealed record WithdrawQueue : Errand;
}

/// <summary>What the outbox has a messenger do. The numbers are stored.</summary>
internal enum OutboxAct
{
    Send = 0,
    Edit = 1,
    CloseChoices = 2,
    Remove = 3,
}
