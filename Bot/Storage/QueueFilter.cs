using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Storage;

/// <summary>
/// What somebody typed to narrow a list: <c>SB-1042</c>, part of a name or symptom, and words such as <c>ru</c>, <c>telegram</c>,
/// <c>payment</c>, <c>critical</c>, <c>billing</c>, <c>L3</c>, <c>#refund</c>, <c>snoozed</c>, <c>translate</c>, <c>late</c>, <c>merged</c> or <c>workaround</c>, which all have to hold.
/// </summary>
internal sealed record QueueFilter
{
    public static QueueFilter None { get; } = new();

    public TicketNumber? Number { get; init; }
    public Language? Language { get; init; }
    public Urgency? Urgency { get; init; }
    public Topic? Topic { get; init; }
    public ChannelName? Channel { get; init; }
    public string? Queue { get; init; }
    public Tier? Tier { get; init; }
    public TicketOutcome? Outcome { get; init; }

    /// <summary>One of the agents' own words: <c>#refund</c>.</summary>
    public string? Tag { get; init; }
    public bool IsSnoozed { get; init; }

    /// <summary>A translation was asked for.</summary>
    public bool IsToTranslate { get; init; }

    /// <summary>A promise or a time of the policy has passed unmet.</summary>
    public bool IsLate { get; init; }
    public bool IsMerged { get; init; }

    /// <summary>What is left once the known words are taken out; searched in names and symptoms.</summary>
    public string Text { get; init; } = "";

    /// <param name="queues">The names of the queues there are.</param>
    public static QueueFilter Parse(string? typed, IReadOnlyList<string> queues)
    {
        var filter = None;
        var rest = new List<string>();
        foreach (var word in (typed ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (filter.With(word, queues) is { } narrower) filter = narrower;
            else rest.Add(word);
        }
        return filter with { Text = string.Join(' ', rest) };
    }

    private QueueFilter? With(string word, IReadOnlyList<string> queues)
    {
        if (TicketNumber.TryParse(word, null, out var number)) return this with { Number = number };
        if (Named<Language>(word) is { } language and not Conversations.Language.Other) return this with { Language = language };
        if (Named<Urgency>(word) is { } urgency) return this with { Urgency = urgency };
        if (Named<Topic>(word.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal)) is { } topic
            and not Conversations.Topic.Other) return this with { Topic = topic };
        var lower = word.ToLowerInvariant();
        if (lower is "telegram" or "discord" or "web" or "desk") return this with { Channel = new ChannelName(lower) };
        if (lower.StartsWith('#') && TagWords.Of(lower) is { } tag) return this with { Tag = tag };
        if (Named<Tier>(word) is { } tier) return this with { Tier = tier };
        if (Named<TicketOutcome>(lower.Replace("_", "", StringComparison.Ordinal)) is { } outcome) return this with { Outcome = outcome };
        return Marked(lower) ?? (queues.Contains(lower) ? this with { Queue = lower } : null);
    }

    private QueueFilter? Marked(string word) => word switch
    {
        "snoozed" => this with { IsSnoozed = true },
        "translate" => this with { IsToTranslate = true },
        "late" => this with { IsLate = true },
        "merged" => this with { IsMerged = true },
        _ => null,
    };

    private static T? Named<T>(string word) where T : struct, Enum =>
        char.IsLetter(word.FirstOrDefault()) && Enum.TryParse<T>(word, ignoreCase: true, out var value) ? value : null;
}
