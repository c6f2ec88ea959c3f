using System.Collections.Concurrent;
using System.Text.Json;

namespace SupportBot.Channels.Web;

/// <summary>Makes and checks the tokens of one conversation each.</summary>
internal sealed class ConversationTokens(WebSecret secret, WebChatOptions options, TimeProvider clock)
{
    private const int RememberedTokens = 20_000;
    private static readonly TimeSpan StreamLifetime = TimeSpan.FromMinutes(1);

    private readonly byte[] _key = secret.KeyFor("conversation tokens");
    private ConcurrentDictionary<string, Opened> _remembered = new();
    private int _room = RememberedTokens;

    /// <summary>How long a token is good for that is issued now.</summary>
    public int SecondsFor(Caller caller) => (int)LifetimeFor(caller, options.TokenLifetime, clock.GetUtcNow()).TotalSeconds;

    /// <summary>A token to read and write with.</summary>
    public string Issue(Caller caller) => Sign(caller, TokenUse.Conversation, options.TokenLifetime);

    /// <summary>A token for the address of a socket: addresses end up in logs, so it is soon worthless and opens nothing else.</summary>
    public string IssueForStream(Caller caller) => Sign(caller, TokenUse.Stream, StreamLifetime);

    /// <summary>A token an anonymous visitor's browser keeps, to come back to the conversation later.</summary>
    public string IssueForReturn(Caller caller) => Sign(caller, TokenUse.Return, options.ReturnWithin);

    /// <summary>Who holds this token; null when it is forged, damaged or expired, or made for another use.</summary>
    public Caller? Read(ReadOnlySpan<char> token, TokenUse use)
    {
        if (!_remembered.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(token, out var opened))
        {
            if (Open(token) is not { } fresh) return null;
            opened = Remember(token, fresh);
        }
        return opened.Use == use && clock.GetUtcNow() < opened.Expires ? opened.Caller : null;
    }

    private string Sign(Caller caller, TokenUse use, TimeSpan lifetime)
    {
        var now = clock.GetUtcNow();
        var claims = new TokenClaims
        {
            Conversation = caller.Conversation,
            User = caller.User,
            Name = caller.Name,
            Signed = caller.IsSigned,
            Until = caller.VouchedUntil?.ToUnixTimeSeconds(),
            Use = use,
            IssuedAt = now.ToUnixTimeSeconds(),
            Expires = (now + LifetimeFor(caller, lifetime, now)).ToUnixTimeSeconds(),
        };
        return Jwt.Sign(JsonSerializer.SerializeToUtf8Bytes(claims, WebJson.Default.TokenClaims), _key);
    }

    private static TimeSpan LifetimeFor(Caller caller, TimeSpan lifetime, DateTimeOffset now) =>
        caller.VouchedUntil - now is { } left && left < lifetime ? left : lifetime;

    private Opened? Open(ReadOnlySpan<char> token)
    {
        if (!Jwt.TryOpen(token, _key, out var payload)) return null;
        var claims = JsonSerializer.Deserialize(payload, WebJson.Default.TokenClaims)!;
        var caller = new Caller(claims.Conversation, claims.User, claims.Name)
        {
            IsSigned = claims.Signed,
            VouchedUntil = claims.Until is { } until ? DateTimeOffset.FromUnixTimeSeconds(until) : null,
        };
        return new(caller, claims.Use, DateTimeOffset.FromUnixTimeSeconds(claims.Expires));
    }

    // Only tokens of ours get here, so the memory is bounded by what we issued, and emptied when full.
    private Opened Remember(ReadOnlySpan<char> token, Opened opened)
    {
        if (Interlocked.Decrement(ref _room) <= 0)
        {
            _remembered = new();
            Interlocked.Exchange(ref _room, RememberedTokens);
        }
        return _remembered.GetOrAdd(token.ToString(), opened);
    }

    private sealed record Opened(Caller Caller, TokenUse Use, DateTimeOffset Expires);
}

/// <summary>What a token is good for.</summary>
internal enum TokenUse
{
    Conversation,
    Stream,
    Return,
}
