using System.Text.Json;

namespace SupportBot.Channels.Discord;

/// <summary>
/// Threads that nobody wrote in for a week are archived. A new message reopens one by itself ("Active &amp; Archived Threads"); where that does not
/// do, or a message in it is to be changed, it is reopened first.
/// </summary>
internal static class ArchivedThreads
{
    private static readonly byte[] Reopen = JsonSerializer.SerializeToUtf8Bytes(new ReopenBody(Archived: false), DiscordJson.Default.ReopenBody);

    /// <summary>Does something in a channel or thread, reopened when need be.</summary>
    public static async Task<T> ReopenedAsync<T>(DiscordRest rest, string channelId, Func<Task<T>> act, CancellationToken ct)
    {
        try
        {
            return await act();
        }
        catch (ChannelException e) when (DiscordError.Is(e, DiscordError.ThreadArchived))
        {
            await rest.SendAsync(Route.ChangeChannel(channelId), Reopen, ct);
            return await act();
        }
    }
}
