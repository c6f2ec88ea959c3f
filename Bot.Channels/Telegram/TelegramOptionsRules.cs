using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace SupportBot.Channels.Telegram;

/// <summary>Refuses settings Telegram could not be reached with, by name and with what is allowed. Never repeats the token.</summary>
internal sealed partial class TelegramOptionsRules : IValidateOptions<TelegramOptions>
{
    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(50);

    public ValidateOptionsResult Validate(string? name, TelegramOptions options)
    {
        var wrong = Problems(options).ToArray();
        return wrong.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    // The others are closed to Telegram's own servers: https://core.telegram.org/bots/api#setwebhook.
    private static readonly int[] WebhookPorts = [443, 80, 88, 8443];

    private static IEnumerable<string> Problems(TelegramOptions options)
    {
        if (!TokenShape().IsMatch(options.Token))
            yield return $"{TelegramOptions.Section}:Token must be as @BotFather gave it: digits, a colon, then letters, digits, '-' or '_'.";
        if (!IsSafe(options.ApiBase))
            yield return $"{TelegramOptions.Section}:ApiBase must be an absolute https address, or an http address on this machine.";
        if (options.PollTimeout < TimeSpan.FromSeconds(1) || options.PollTimeout > LongestPoll)
            yield return $"{TelegramOptions.Section}:PollTimeout must be from 00:00:01 to 00:00:50 (hours:minutes:seconds).";
        if (options.Webhook.Length > 0 && !CanBeCalled(options))
            yield return $"{TelegramOptions.Section}:Webhook must be the https address of this server as Telegram reaches it, on port 443, 80, 88 or 8443; "
                + "for a Bot API server of your own (ApiBase) any http or https address.";
        foreach (var language in options.Commands.Keys)
            if (!LanguageShape().IsMatch(language)) yield return $"{TelegramOptions.Section}:Commands has '{language}', which is no language such as de.";
        foreach (var (key, limit) in Limits(options))
            if (limit is < 0 or > 1000) yield return $"{TelegramOptions.Section}:{key} must be 0 for no limit, or 1 to 1000.";
    }

    private static IEnumerable<(string Key, int Limit)> Limits(TelegramOptions options) =>
    [
        (nameof(options.MessagesPerSecond), options.MessagesPerSecond), (nameof(options.ChatMessagesPerSecond), options.ChatMessagesPerSecond),
        (nameof(options.GroupMessagesPerMinute), options.GroupMessagesPerMinute),
    ];

    private static bool CanBeCalled(TelegramOptions options) =>
        Uri.TryCreate(options.Webhook, UriKind.Absolute, out var uri) && uri.Query.Length == 0 && uri.Fragment.Length == 0 && uri.UserInfo.Length == 0
        && (options.HasOwnServer ? uri.Scheme is "http" or "https" : uri.Scheme is "https" && WebhookPorts.Contains(uri.Port));

    // The token travels to this address, so it never goes over a network in the clear.
    private static bool IsSafe(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.Query.Length == 0 && uri.Fragment.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    [GeneratedRegex(@"\A[a-z]{2}\z")]
    private static partial Regex LanguageShape();

    [GeneratedRegex(@"\A[0-9]{1,20}:[A-Za-z0-9_-]{1,100}\z")]
    private static partial Regex TokenShape();
}
