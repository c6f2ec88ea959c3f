using Microsoft.Extensions.Options;

namespace SupportBot.Channels.Web;

/// <summary>The settings of the web chat, section <c>Channels:Web</c>.</summary>
public sealed class WebChatOptions
{
    public const string Section = "Channels:Web";

    /// <summary>The Direct Line secret, at least 32 characters. When absent, the product has one of its own.</summary>
    public string? Secret { get; set; }

    /// <summary>The key a site signs its customers' identities with (JWT, HS256), at least 32 characters. When absent, all visitors are anonymous.</summary>
    public string? IdentityKey { get; set; }

    /// <summary>How long a conversation token is good for; 1 minute to 1 day.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a visitor may come back to a conversation after the last page view; up to 1 year.</summary>
    public TimeSpan ReturnWithin { get; set; } = TimeSpan.FromDays(30);

    /// <summary>The longest file a customer may send, in bytes.</summary>
    public long MaxUploadBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>The most files one message may bring.</summary>
    public int MaxUploadFiles { get; set; } = 5;

    /// <summary>How many messages a visitor may post a minute; 0 for any number.</summary>
    public int MessagesPerMinute { get; set; } = 60;

    /// <summary>How many messages all visitors of one address may post a minute; 0 for any number.</summary>
    public int AddressMessagesPerMinute { get; set; } = 600;

    /// <summary>How many new visitors may come from one address a minute; 0 for any number.</summary>
    public int AddressVisitorsPerMinute { get; set; } = 60;

    /// <summary>How hard the work is that lets a newcomer in where too many come from one address: so many zero bits, up to 24; 0 for no such way.</summary>
    public int ChallengeBits { get; set; } = 16;

    /// <summary>How much may be uploaded from one address an hour, in bytes; 0 for any amount.</summary>
    public long AddressUploadBytesPerHour { get; set; } = 200 * 1024 * 1024;

    /// <summary>What the widget asks a visitor before the first message: <c>name</c>, <c>email</c>, both or nothing.</summary>
    public IReadOnlyList<string> AskFirst { get; set; } = [];

    /// <summary>Sites that may embed the chat, such as <c>https://shop.example</c>. Empty means any site.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; set; } = [];

    /// <summary>The address customers reach this server under, such as <c>https://chat.example</c>. When absent, the one they called.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>What is wrong with these settings, each with the key's name and what is allowed.</summary>
    internal IEnumerable<string> Faults()
    {
        if (Secret is { Length: < 32 }) yield return Fault(nameof(Secret), "must have at least 32 characters, or be left out to have one made");
        if (IdentityKey is { Length: < 32 }) yield return Fault(nameof(IdentityKey), "must have at least 32 characters, or be left out");
        if (TokenLifetime < TimeSpan.FromMinutes(1) || TokenLifetime > TimeSpan.FromDays(1))
            yield return Fault(nameof(TokenLifetime), "must be between 00:01:00 and 1.00:00:00");
        if (ReturnWithin < TokenLifetime || ReturnWithin > TimeSpan.FromDays(366))
            yield return Fault(nameof(ReturnWithin), "must be between TokenLifetime and 366 days");
        if (MaxUploadBytes is < 0 or > 1024L * 1024 * 1024) yield return Fault(nameof(MaxUploadBytes), "must be between 0 and 1073741824");
        if (MaxUploadFiles is < 0 or > 50) yield return Fault(nameof(MaxUploadFiles), "must be between 0 and 50");
        if (ChallengeBits is < 0 or > 24) yield return Fault(nameof(ChallengeBits), "must be between 0 and 24");
        foreach (var (key, limit) in Limits())
            if (limit < 0) yield return Fault(key, "must be 0 for no limit, or more");
        foreach (var field in AskFirst)
            if (field.ToLowerInvariant() is not ("name" or "email")) yield return Fault(nameof(AskFirst), $"has '{field}'; it may have name and email");
        foreach (var origin in AllowedOrigins)
            if (!IsOrigin(origin)) yield return Fault(nameof(AllowedOrigins), $"has '{origin}', which is no origin such as https://shop.example");
        if (PublicUrl is not null && !IsOrigin(PublicUrl)) yield return Fault(nameof(PublicUrl), "must look like https://chat.example, without a path");
    }

    private IEnumerable<(string Key, long Limit)> Limits() =>
    [
        (nameof(MessagesPerMinute), MessagesPerMinute), (nameof(AddressMessagesPerMinute), AddressMessagesPerMinute),
        (nameof(AddressVisitorsPerMinute), AddressVisitorsPerMinute), (nameof(AddressUploadBytesPerHour), AddressUploadBytesPerHour),
    ];

    private static string Fault(string key, string rule) => $"{Section}:{key} {rule}.";

    private static bool IsOrigin(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.GetLeftPart(UriPartial.Authority) == value;
}

/// <summary>Stops the start when a setting is wrong.</summary>
internal sealed class WebChatOptionsCheck : IValidateOptions<WebChatOptions>
{
    public ValidateOptionsResult Validate(string? name, WebChatOptions options)
    {
        var faults = options.Faults().ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
