using Microsoft.Extensions.Options;

namespace SupportBot.Channels.Discord;

/// <summary>Refuses settings Discord could not be reached with, by name and with what is allowed.</summary>
internal sealed class DiscordOptionsRules : IValidateOptions<DiscordOptions>
{
    private const int LongestReply = 500;

    public ValidateOptionsResult Validate(string? name, DiscordOptions options)
    {
        var wrong = Problems(options).ToArray();
        return wrong.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static IEnumerable<string> Problems(DiscordOptions options)
    {
        if (options.Token.Length == 0 || options.Token.Any(c => c is <= ' ' or > '~'))
            yield return $"{DiscordOptions.Section}:Token must be the bot token of the developer portal: printable ASCII without spaces.";
        if (!IsSafe(options.ApiBase))
            yield return $"{DiscordOptions.Section}:ApiBase must be an absolute https address, or an http address on this machine.";
        if (!IsSafe(options.MediaBase))
            yield return $"{DiscordOptions.Section}:MediaBase must be an absolute https address, or an http address on this machine.";
        if (!IsReply(options.ThreadReply))
            yield return $"{DiscordOptions.Section}:ThreadReply must have 1 to {LongestReply} characters.";
        if (!IsReply(options.DirectReply))
            yield return $"{DiscordOptions.Section}:DirectReply must have 1 to {LongestReply} characters.";
        if (!IsReply(options.NoPlaceReply))
            yield return $"{DiscordOptions.Section}:NoPlaceReply must have 1 to {LongestReply} characters.";
    }

    // The token travels to this address, so it never goes over a network in the clear.
    private static bool IsSafe(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    private static bool IsReply(string text) => !string.IsNullOrWhiteSpace(text) && text.Length <= LongestReply;
}
