using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Telegram;

/// <summary>Says each trouble once while it lasts, says when it is over, and makes the pauses grow.</summary>
internal sealed class Troubles(TimeProvider time, ILogger log)
{
    // Two programs that poll in turns succeed and fail in turns: what was said within this time is not said again.
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);

    private readonly Backoff _backoff = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
    private readonly Dictionary<Type, long> _met = [];
    private bool _said;

    /// <summary>Takes note of a trouble.</summary>
    /// <returns>How long to pause.</returns>
    public TimeSpan Meet(Trouble trouble)
    {
        if (IsNews(trouble)) Say(trouble);
        var pause = _backoff.Next();
        return trouble.RetryAfter > pause ? trouble.RetryAfter.Value : pause;
    }

    public void Over()
    {
        _backoff.Reset();
        if (_said) log.TelegramRecovered();
        _said = false;
    }

    private bool IsNews(Trouble trouble)
    {
        var now = time.GetTimestamp();
        var isNews = !_met.TryGetValue(trouble.GetType(), out var last) || time.GetElapsedTime(last, now) > Memory;
        _met[trouble.GetType()] = now;
        return isNews;
    }

    private void Say(Trouble trouble)
    {
        _said = true;
        switch (trouble)
        {
            case Trouble.OutOfReach outOfReach: log.TelegramOutOfReach(outOfReach.Why); break;
            case Trouble.ReadElsewhere: log.TelegramReadElsewhere(); break;
            case Trouble.HasWebhook hasWebhook: log.TelegramHasWebhook(hasWebhook.Why); break;
            case Trouble.WebhookRefused refused: log.TelegramWebhookRefused(refused.Why); break;
            case Trouble.WebhookFails fails: log.TelegramWebhookFails(fails.Why, fails.Waiting); break;
            case Trouble.NotStored notStored: log.TelegramNotStored(notStored.Failure); break;
            default: throw new UnreachableException();
        }
    }
}
