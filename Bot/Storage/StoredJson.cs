using System.Text.Json.Serialization;
using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Storage;

/// <summary>The part of a conversation that only the turn reads.</summary>
internal sealed record StoredState(
    Language Language, Language Heard, Facts Facts, TriagePosition? Triage, Tone Tone, int Misses, bool OfferedQuickStep, bool Greeted,
    IReadOnlyList<Choice> Offered, string? QueueNews = null, Nudges? Nudges = null, int Acknowledged = 0, bool IsGivenBack = false, AttachedIncident? Incident = null,
    IReadOnlyList<string>? ShownArticles = null, int Spoken = 0, ToldWait? ToldWait = null, Episode? Episode = null, Survey? Survey = null, Approval? Approval = null, FactSources? FactsFrom = null)
{
    public static StoredState Of(Conversation of) =>
        new(of.Language, of.Heard, of.Facts, of.Triage, of.Tone, of.Misses, of.OfferedQuickStep, of.Greeted, of.Offered, of.QueueNews, of.Nudges, of.Acknowledged, of.IsGivenBack, of.Incident,
            of.ShownArticles.Count == 0 ? null : of.ShownArticles, of.Spoken, of.ToldWait, of.Episode, of.Survey, of.Approval,
            of.FactsFrom.Values.IsEmpty ? null : of.FactsFrom);

    /// <summary>What the stored state of a conversation in this language is LIKE: the language is its first property.</summary>
    public static string LanguagePattern(Language language) => $$"""{"language":"{{language}}",%""";

    public static StoredState New { get; } = new(Language.Other, Language.Other, Facts.None, null, Tone.Calm, 0, false, false, []);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredState))]
[JsonSerializable(typeof(Assessment))]
[JsonSerializable(typeof(IReadOnlyList<Choice>))]
[JsonSerializable(typeof(IReadOnlyList<Attachment>))]
[JsonSerializable(typeof(Attachment))]
[JsonSerializable(typeof(IReadOnlyList<Language>))]
[JsonSerializable(typeof(CannedTexts))]
internal sealed partial class StoredJson : JsonSerializerContext;
