namespace SupportBot.Channels.Discord;

/// <summary>What Discord answered instead of success, behind the <see cref="ChannelException"/> it led to.</summary>
/// <param name="code">Discord's own number ("JSON Error Codes"); 0 when it gave none.</param>
internal sealed class DiscordError(int code) : Exception
{
    public const int UnknownChannel = 10003;
    public const int UnknownMessage = 10008;
    public const int UnknownUser = 10013;
    public const int EntityTooLarge = 40005;
    public const int MissingAccess = 50001;
    public const int NoDirectMessages = 50007;
    public const int MissingPermission = 50013;
    public const int ThreadArchived = 50083;
    public const int NoMutualServer = 50278;
    public const int MayNotQuote = 160002;
    public const int ThreadLocked = 160005;

    public int Code { get; } = code;

    public static bool Is(ChannelException e, params ReadOnlySpan<int> codes) => e.InnerException is DiscordError error && codes.Contains(error.Code);
}
