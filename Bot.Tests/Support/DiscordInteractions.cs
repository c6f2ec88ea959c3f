using System.Collections.Concurrent;

namespace SupportBot.Tests.Support;

/// <summary>Pressed buttons that wait for an answer, which Discord takes once and for a short time.</summary>
internal sealed class DiscordInteractions(Pulse pulse)
{
    // Three seconds at Discord; more here, so that a busy machine fails no test that is about something else.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<string, Waiting> _waiting = [];

    /// <summary>The types of the answers given, by interaction.</summary>
    public ConcurrentDictionary<string, int> Answers { get; } = [];

    public (string Id, string Token) Begin(string id)
    {
        var token = $"interaction/secret={id}";
        _waiting[id] = new Waiting(token, TimeProvider.System.GetTimestamp());
        return (id, token);
    }

    /// <summary>Zero when the answer was taken, else Discord's error code.</summary>
    public int Answer(string id, string token, int type)
    {
        if (!_waiting.TryGetValue(id, out var waiting) || waiting.Token != token) return 10062;
        if (TimeProvider.System.GetElapsedTime(waiting.Began) > Limit) return 10062;
        if (!Answers.TryAdd(id, type)) return 40060;
        pulse.Beat();
        return 0;
    }

    public Task UntilAnsweredAsync(string id) => pulse.UntilAsync(() => Answers.ContainsKey(id), "the pressed button is acknowledged");

    private sealed record Waiting(string Token, long Began);
}
