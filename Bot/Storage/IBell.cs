namespace SupportBot.Storage;

/// <summary>How nodes wake each other after a commit. A ring that is lost delays and never loses: everybody also looks now and then.</summary>
internal interface IBell
{
    Task RingAsync(long sequence, CancellationToken ct);

    /// <summary>Waits for a ring, at most so long; answers the highest sequence heard, or null.</summary>
    Task<long?> HearAsync(TimeSpan patience, CancellationToken ct);
}
