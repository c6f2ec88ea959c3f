namespace SupportBot.Channels.Discord;

/// <summary>Asks Discord again while another try may help; not for ever where that can be helped, since other customers' messages wait behind.</summary>
internal sealed class Patience(DiscordPace pace, TimeProvider clock)
{
    private const int MostTries = 5;

    public async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken ct)
    {
        var backoff = new Backoff(pace.FirstWait, pace.LongestRateLimitWait);
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await ask();
            }
            catch (ChannelException e) when (MayHelp(e) && tries < MostTries)
            {
                await Task.Delay(e.RetryAfter ?? backoff.Next(), clock, ct);
            }
        }
    }

    /// <summary>Does what must not be left out, again and again until Discord does it or refuses it for good.</summary>
    public async Task InsistAsync(Func<Task> act, Action<ChannelException> failed, CancellationToken ct)
    {
        // What Discord asks to wait for is waited out where requests are made: asking before the time costs none.
        var backoff = new Backoff(pace.FirstWait, pace.LongestWait);
        while (true)
        {
            try
            {
                await act();
                return;
            }
            catch (ChannelException e) when (e.MayPass)
            {
                failed(e);
            }
            await Task.Delay(backoff.Next(), clock, ct);
        }
    }

    /// <summary>Leaves Discord in peace for a while, after all tries for a thing were in vain.</summary>
    public Task PauseAsync(CancellationToken ct) => Task.Delay(pace.FirstWait, clock, ct);

    private bool MayHelp(ChannelException e) =>
        e.MayPass && (e.RetryAfter is not { } wait || wait <= pace.LongestRateLimitWait);
}
