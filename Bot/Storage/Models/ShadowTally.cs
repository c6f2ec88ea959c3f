using SupportBot.Conversations;

namespace SupportBot.Storage.Models;

/// <summary>One way in which two models read one head: both answers, as their places among the head's answers.</summary>
/// <param name="Head">Its place among all heads.</param>
/// <param name="Active">What the active model read; <see cref="Unsure"/> when it was unsure.</param>
/// <param name="Shadow">What the candidate would have read.</param>
internal readonly record struct ReadingPair(int Head, int Active, int Shadow)
{
    public const int Unsure = -1;

    public bool Differs => Active != Shadow;
}

/// <summary>A turn that two models read otherwise. What the customer wrote stays in the conversation.</summary>
internal sealed record ShadowSample(ReadingPair Pair, ConversationId Conversation, long Position);

/// <summary>A sample as it is shown.</summary>
/// <param name="Text">How the customer's last message of the turn begins.</param>
internal sealed record ShownSample(ReadingPair Pair, TicketNumber Ticket, long Position, string Text);

/// <summary>What a candidate has read unseen, all nodes together.</summary>
/// <param name="Turns">How many turns it read.</param>
/// <param name="LeftOut">How many it did not, because too many came at once.</param>
/// <param name="Pairs">How often each pair of answers was read, equal ones too.</param>
internal sealed record ShadowTally(long Turns, long LeftOut, IReadOnlyDictionary<ReadingPair, long> Pairs, IReadOnlyList<ShownSample> Samples);
