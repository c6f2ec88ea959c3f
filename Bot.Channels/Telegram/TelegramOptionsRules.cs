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

    private static IEnumerable<string> Problems(TelegramOptions options)
    {
        if (!TokenShape().IsMatch(options.Token))
            yield return $"{TelegramOptions.Section}:Token must be as @BotFather gave it: digits, a colon, then letters, digits, '-' or '_'.";
        if (!IsSafe(options.ApiBase))
            yield return $"{TelegramOptions.Section}:ApiBase must be an absolute https address, or an http address on this machine.";
        if (options.PollTimeout < TimeSpan.FromSeconds(1) || options.PollTimeout > LongestPoll)
            yield return $"{TelegramOptions.Section}:PollTimeout must be from 00:00:01 to 00:00:50 (hours:minutes:seconds).";
    }

    // The token travels to this address, so it never goes over a network in the clear.
    private static bool IsSafe(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.Query.Length == 0 && uri.Fragment.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    [GeneratedRegex(@"\A[0-9]{1,20}:[A-Za-z0-9_-]{1,100}\z")]
    private static partial Regex TokenShape();
}
