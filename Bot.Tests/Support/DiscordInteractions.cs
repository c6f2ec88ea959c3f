using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace SupportBot.Tests.Support;

/// <summary>Pressed buttons and commands that wait for an answer, which Discord takes once and for a short time.</summary>
internal sealed class DiscordInteractions(Pulse pulse)
{
    // Three seconds at Discord; more here, so that a busy machine fails no test that is about something else.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<string, Waiting> _waiting = [];

    /// <summary>The types of the answers given, by interaction.</summary>
    public ConcurrentDictionary<string, int> Answers { get; } = [];

    /// <summary>What whoever used a command, and nobody else, reads; by interaction.</summary>
    public ConcurrentDictionary<string, string> Shown { get; } = [];

    public (string Id, string Token) Begin(string id)
    {
        var token = $"interaction/secret={id}";
        _waiting[id] = new Waiting(token, TimeProvider.System.GetTimestamp());
        return (id, token);
    }

    /// <summary>Zero when the answer was taken, else Discord's error code.</summary>
    public int Answer(string id, string token, JsonObject body)
    {
        if (!_waiting.TryGetValue(id, out var waiting) || waiting.Token != token) return 10062;
        if (TimeProvider.System.GetElapsedTime(waiting.Began) > Limit) return 10062;
        var type = (int)body["type"]!;
        if (type is 4 or 5 && (int)body["data"]!["flags"]! != 64) return 50035;
        if (!Answers.TryAdd(id, type)) return 40060;
        if (type == 4) Shown[id] = (string)body["data"]!["content"]!;
        pulse.Beat();
        return 0;
    }

    /// <summary>The answer that was promised for later; false when there is none.</summary>
    public bool Edit(string token, string words)
    {
        if (_waiting.FirstOrDefault(waiting => waiting.Value.Token == token).Key is not { } id || !Answers.ContainsKey(id)) return false;
        Shown[id] = words;
        pulse.Beat();
        return true;
    }

    public Task UntilAnsweredAsync(string id) => pulse.UntilAsync(() => Answers.ContainsKey(id), "the pressed button is acknowledged");

    public async Task<string> UntilShownAsync(string id)
    {
        await pulse.UntilAsync(() => Shown.ContainsKey(id), "the command is answered");
        return Shown[id];
    }

    private sealed record Waiting(string Token, long Began);
}
