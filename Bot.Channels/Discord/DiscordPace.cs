namespace SupportBot.Channels.Discord;

/// <summary>How patient the channel is; tests hurry.</summary>
internal sealed record DiscordPace
{
    /// <summary>The longest first wait after a failure; it doubles with every further one.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A connection that lasted this long was a good one: the next loss of a session counts as the first again.</summary>
    public TimeSpan Healthy { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The longest wait before a new session after the old one became invalid (Discord asks for 1 to 5 seconds).</summary>
    public TimeSpan NewSessionWait { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The longest, up to half less, when sessions are lost again and again: together with <see cref="Healthy"/> one shard starts 720 a day at
    /// most, where Discord allows 1,000.
    /// </summary>
    public TimeSpan LongestNewSessionWait { get; init; } = TimeSpan.FromMinutes(4);

    /// <summary>The time between two starts of a session by shards of one group.</summary>
    public TimeSpan IdentifyDistance { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the gateway may take to connect and say hello.</summary>
    public TimeSpan Hello { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>When a pressed button is acknowledged even though the press is not on disk yet; Discord gives up after 3 seconds.</summary>
    public TimeSpan Acknowledge { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long one HTTP request may take.</summary>
    public TimeSpan Request { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long sending a file may take.</summary>
    public TimeSpan Transfer { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long fetching the files of one message may take; what comes after it waits.</summary>
    public TimeSpan Fetch { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>A rate limit that ends within this time is waited out; a longer one is reported to the sender.</summary>
    public TimeSpan LongestRateLimitWait { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a repeated nonce is trusted to find the first message. Discord says "a few minutes".</summary>
    public TimeSpan NonceMemory { get; init; } = TimeSpan.FromMinutes(2);
}
