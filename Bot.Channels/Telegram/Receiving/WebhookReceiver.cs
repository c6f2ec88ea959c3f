using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Telegram;

/// <summary>
/// Has Telegram call the webhook, and looks now and then whether it still does: https://core.telegram.org/bots/api#setwebhook. Every node takes
/// the calls; this is the one node that sees to it.
/// </summary>
internal sealed class WebhookReceiver(
    TelegramClient client, Introduction introduction, CommandMenu menu, IInbox inbox, string url, WebhookSecret secret, Troubles troubles, Pause pause,
    ILogger log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(5);

    private bool _isSet;
    private long _lastFailure;

    public async Task RunAsync(CancellationToken stopping)
    {
        while (inbox.IsOpen)
        {
            stopping.ThrowIfCancellationRequested();
            var trouble = await TryRoundAsync(stopping);
            if (trouble is null) troubles.Over();
            await pause(trouble is null ? LookAgain : troubles.Meet(trouble), stopping);
        }
    }

    private async Task<Trouble?> TryRoundAsync(CancellationToken stopping)
    {
        try
        {
            return await introduction.MakeAsync(stopping) ?? (_isSet ? await LookAsync(stopping) : await SetAsync(stopping));
        }
        catch (ChannelException e) when (e.MayPass)
        {
            return new Trouble.OutOfReach(e.Message);
        }
    }

    private async Task<Trouble?> SetAsync(CancellationToken stopping)
    {
        var request = new SetWebhook(url, secret.Value, Update.Wanted);
        var answer = await client.CallAsync("setWebhook", request, TelegramJson.Default.SetWebhook, Patience, stopping);
        if (answer is Answer.Rejected { Code: 400 } refused) return new Trouble.WebhookRefused(refused.ToException().Message);
        if (TroubleIn(answer) is { } trouble) return trouble;
        _isSet = true;
        log.TelegramWebhookSet();
        await menu.OfferAsync(stopping);
        return null;
    }

    private async Task<Trouble?> LookAsync(CancellationToken stopping)
    {
        var answer = await client.CallAsync("getWebhookInfo", new GetWebhookInfo(), TelegramJson.Default.GetWebhookInfo, Patience, stopping);
        if (TroubleIn(answer) is { } trouble) return trouble;
        if (TelegramJson.Read(((Answer.Done)answer).Result, TelegramJson.Default.WebhookInfo) is not { } info) return Trouble.Unreadable;
        if (info.Url == url) return Failing(info);
        log.TelegramWebhookChanged();
        return await SetAsync(stopping);
    }

    // Telegram names the last failure for ever: only one since the last look is news.
    private Trouble? Failing(WebhookInfo info)
    {
        if (info.LastErrorDate <= _lastFailure) return null;
        _lastFailure = info.LastErrorDate;
        return info.PendingUpdateCount == 0 ? null : new Trouble.WebhookFails(TextRules.Clean(info.LastErrorMessage ?? "", 200), info.PendingUpdateCount);
    }

    private static Trouble? TroubleIn(Answer answer) => answer switch
    {
        Answer.Done => null,
        Answer.Garbled => Trouble.Unreadable,
        Answer.Rejected rejected when rejected.MeansWrongToken() => throw rejected.ToException(),
        Answer.Rejected rejected => Trouble.Of(rejected),
        _ => throw new UnreachableException(),
    };
}
