namespace SupportBot.Channels.Discord;

/// <summary>The closed set of things a dispatch can mean to the channel.</summary>
internal abstract record Heard
{
    private Heard() { }

    /// <summary>Nothing for us: other events, other bots, system messages.</summary>
    public sealed record Nothing : Heard
    {
        public static readonly Nothing Instance = new();
    }

    /// <summary>Something damaged, or of a kind this version does not know, with the word it is counted under.</summary>
    public sealed record Unreadable(string Reason) : Heard;

    /// <summary>A session began.</summary>
    public sealed record Ready(string SessionId, string ResumeUrl, string BotId) : Heard;

    /// <summary>The session goes on; everything missed has been replayed.</summary>
    public sealed record Resumed : Heard;

    /// <summary>A customer wrote in a direct message.</summary>
    public sealed record Direct(IncomingMessage Message, IReadOnlyList<RemoteFile> Files) : Heard;

    /// <summary>Somebody wrote in a server. Whether it is meant for us depends on where.</summary>
    public sealed record InServer(ServerMessage Message) : Heard;

    /// <summary>Messages were deleted. By whom Discord does not tell.</summary>
    public sealed record Deleted(string ChannelId, bool IsInServer, IReadOnlyList<IncomingMessage> Messages) : Heard;

    /// <summary>Somebody is writing.</summary>
    public sealed record Typing(string ChannelId, bool IsInServer) : Heard;

    /// <summary>A customer pressed a button.</summary>
    public sealed record Pressed(IncomingMessage Message, Interaction Interaction) : Heard;

    /// <summary>Somebody used a command, with what it means as if they had typed it; in a server when there is one.</summary>
    public sealed record Commanded(IncomingMessage Message, string? GuildId, Interaction Interaction) : Heard;
}

/// <summary>A message in a server's channel or thread.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="ChannelId">The channel or thread it was written in.</param>
/// <param name="MentionsBot">Whether it calls the bot by name.</param>
/// <param name="Message">The message as it would be accepted, addressed to where it was written.</param>
/// <param name="Files">What came with it.</param>
internal sealed record ServerMessage(
    string GuildId, string ChannelId, bool MentionsBot, IncomingMessage Message, IReadOnlyList<RemoteFile> Files)
{
    public string UserId => Message.Sender.ExternalId;
}

/// <summary>What is needed to acknowledge a pressed button or a command. No record: the token must not be printed.</summary>
internal sealed class Interaction(string id, string token, string applicationId, bool isCommand)
{
    public string ApplicationId { get; } = applicationId;
    public bool IsCommand { get; } = isCommand;

    public string Id { get; } = id;
    public string Token { get; } = token;

    /// <summary>Done when it is on disk, with what the customer of a command is shown.</summary>
    public TaskCompletionSource<string?> Committed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
