using System.Text.Json;

namespace SupportBot.Channels.Telegram;

/// <summary>What came back from one call.</summary>
internal abstract record Answer
{
    private const int LongestDescription = 200;

    // As Telegram's server words it: https://github.com/tdlib/telegram-bot-api.
    private static readonly string[] Farewells =
        ["blocked by the user", "user is deactivated", "can't initiate conversation", "can't send messages to bots", "was kicked", "not a member", "was deleted"];

    private Answer() { }

    /// <summary>Done; this is what the method returns.</summary>
    public sealed record Done(JsonElement Result) : Answer;

    /// <summary>Not done, with the HTTP status or what stood for it, and Telegram's own words, shortened.</summary>
    public sealed record Rejected(int Code, string Description, TimeSpan? RetryAfter) : Answer
    {
        /// <summary>The number the group has now; null when that is not what is wrong.</summary>
        public long? MovedTo { get; init; }

        /// <summary>Nothing was sent, for formatting that Telegram does not take.</summary>
        public bool IsAboutEntities => Code == 400 && Says("entit");

        /// <summary>An edit would change nothing.</summary>
        public bool IsUnchanged => Code == 400 && Says("message is not modified");

        /// <summary>
        /// Nothing reaches this chat any more: blocked, deleted, never begun, or thrown out. A proxy's refusal does not say so.
        /// </summary>
        public bool IsAboutPlace => (Code == 403 && Array.Exists(Farewells, Says)) || (Code == 400 && Says("chat not found"));

        /// <summary>The bot cannot be polled, because it is set to deliver to a web address.</summary>
        public bool IsAboutWebhook => Code == 409 && Says("webhook");

        private bool Says(string words) => Description.Contains(words, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A success whose body says nothing: it may or may not have been done.</summary>
    public sealed record Garbled : Answer;

    /// <summary>Reads whatever came back.</summary>
    public static Answer Read(int status, byte[] body)
    {
        var said = Parse(body);
        if (status is < 200 or > 299) return Rejection(status, said);
        return said switch
        {
            { Ok: true, Result.ValueKind: not JsonValueKind.Undefined } => new Done(said.Result),
            { Ok: false, ErrorCode: > 0 } => Rejection(said.ErrorCode, said),
            _ => new Garbled(),
        };
    }

    private static Rejected Rejection(int code, Envelope? said) => new(
        code,
        TextRules.Clean(said?.Description ?? "", LongestDescription),
        said?.Parameters is { RetryAfter: > 0 } parameters ? TimeSpan.FromSeconds(parameters.RetryAfter) : null)
    {
        MovedTo = said?.Parameters is { MigrateToChatId: not 0 and var moved } ? moved : null,
    };

    private static Envelope? Parse(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, TelegramJson.Default.Envelope);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
