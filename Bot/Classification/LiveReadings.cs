using System.Threading.Channels;
using SupportBot.Conversations;

namespace SupportBot.Classification;

/// <summary>A turn as it was read and committed.</summary>
/// <param name="Position">Of its last message.</param>
internal sealed record LiveReading(ConversationId Conversation, long Position, string Text, Assessment Reading);

/// <summary>
/// Passes turns on to whoever looks at readings beside the work. A turn never waits for that: what cannot be kept up with is left out
/// and counted, and while nobody looks nothing is kept.
/// </summary>
internal sealed class LiveReadings
{
    private const int MostWaiting = 5000;
    private readonly Channel<LiveReading> _waiting = Channel.CreateBounded<LiveReading>(MostWaiting);
    private long _leftOut;
    private volatile bool _isWatched;

    /// <summary>Whether somebody looks.</summary>
    public bool IsWatched
    {
        get => _isWatched;
        set => _isWatched = value;
    }

    public ChannelReader<LiveReading> Waiting => _waiting.Reader;

    /// <summary>Of all that is offered, whoever looks.</summary>
    public ReadingCounts Counts { get; } = new();

    public void Offer(LiveReading reading)
    {
        Counts.Add(reading.Reading);
        if (IsWatched && !_waiting.Writer.TryWrite(reading)) Interlocked.Increment(ref _leftOut);
    }

    /// <summary>How many were left out since this was asked last.</summary>
    public long TakeLeftOut() => Interlocked.Exchange(ref _leftOut, 0);
}
