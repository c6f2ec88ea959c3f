namespace SupportBot.Channels.Discord;

/// <summary>Asks Discord again while another try may help, but not for ever: other customers' messages wait behind this one.</summary>
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

    private bool MayHelp(ChannelException e) =>
        e.MayPass && (e.RetryAfter is not { } wait || wait <= pace.LongestRateLimitWait);
}
