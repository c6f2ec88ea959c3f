using System.Text.Json;

namespace SupportBot.Channels.Telegram;

/// <summary>Asks Telegram once what the bot is called: https://core.telegram.org/bots/api#getme.</summary>
internal sealed class Introduction(Self self, TelegramClient client)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <returns>Why the name is not known still; null when it is.</returns>
    /// <exception cref="ChannelException">No answer, or the token is wrong.</exception>
    public async Task<Trouble?> MakeAsync(CancellationToken ct)
    {
        if (self.Username is not null) return null;
        switch (await client.CallAsync("getMe", new GetMe(), TelegramJson.Default.GetMe, Patience, ct))
        {
            case Answer.Rejected rejected when rejected.MeansWrongToken():
                throw rejected.ToException();
            case Answer.Rejected rejected:
                return Trouble.Of(rejected);
            case Answer.Done done when UsernameIn(done.Result) is { } username:
                self.Username = username;
                return null;
            default:
                return Trouble.Unreadable;
        }
    }

    private static string? UsernameIn(JsonElement me) =>
        TelegramJson.Read(me, TelegramJson.Default.Me)?.Username is { Length: > 0 } name && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            ? name
            : null;
}
