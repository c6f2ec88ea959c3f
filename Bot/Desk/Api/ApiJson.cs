using System.Text.Json;
using System.Text.Json.Serialization;
using SupportBot.Conduct;
using SupportBot.Conversations;
using SupportBot.Desk.Promises;
using SupportBot.Desk.Replies;
using SupportBot.Storage;
using SupportBot.Storage.Related;

namespace SupportBot.Desk.Api;

internal sealed record Credentials(string Login, string Password);

internal sealed record SessionView(string Token, DateTimeOffset ExpiresAt, AgentView Agent);

internal sealed record AgentView(long Id, string Login, string Name, Role Role, IReadOnlyList<Language> Languages)
{
    public static AgentView Of(Agent agent) => new(agent.Id.Value, agent.Login, agent.Name, agent.Role, agent.Languages);
}

/// <summary>The body of a reply, a note, or a text to classify.</summary>
internal sealed record TextBody(string Text)
{
    /// <summary>Why a reply is sent although it is warned of; kept with it.</summary>
    public string? Reason { get; init; }

    /// <summary>The wordings of canned replies it was made of, as the list of them names each, with commas between.</summary>
    public string? Canned { get; init; }

    /// <summary>By when it promises the next one (C17); absent for no promise.</summary>
    public DateTimeOffset? Promise { get; init; }

    /// <summary>An id of the sender's own, up to 64 characters: the same words under the id of the newest reply are not sent again.</summary>
    public string? Send { get; init; }
}

/// <summary>Where to transfer to: a colleague by login, or a queue, with a tier when it shall change.</summary>
internal sealed record TransferBody
{
    public string? Agent { get; init; }
    public string? Queue { get; init; }
    public Tier? Tier { get; init; }

    /// <summary>What whoever gets it should know.</summary>
    public string? Note { get; init; }
}

/// <summary>One changed conversation on the event stream.</summary>
/// <param name="Position">The newest position of its transcript.</param>
/// <param name="Last">Whose line stands there.</param>
internal sealed record ChangedView(string Number, TicketState State, long? Owner, long Position, LineKind? Last, Urgency Urgency, DateTimeOffset? WaitingSince);

/// <summary>What one agent should hear of, on the event stream.</summary>
internal sealed record NoticeView(long Id, NoticeKind Kind, string Ticket, string Words)
{
    public static NoticeView Of(KeptNotice kept) => new(kept.Id, kept.Notice.Kind, kept.Notice.Ticket.ToString(), kept.Notice.Words);
}

/// <summary>The ticket an agent who asked for work has now.</summary>
internal sealed record NextView(string Ticket);

/// <summary>What came of something, in words; null when there is nothing to add.</summary>
internal sealed record ToldView(string? Told);

/// <summary>Somebody is writing in a ticket.</summary>
/// <param name="Agent">The colleague's name; null for the customer.</param>
internal sealed record WritingView(string Ticket, string? Agent);

internal sealed record ProblemView(string Title, int Status, string Code, string Detail)
{
    public string Type { get; init; } = "about:blank";

    /// <summary>Who has the ticket, when that is why.</summary>
    public OwnerView? Owner { get; init; }

    /// <summary>What a reply is warned of, when that is why.</summary>
    public IReadOnlyList<FindingView>? Findings { get; init; }
}

/// <summary>Wording as the labelling guide writes them: <c>how_to</c>.</summary>
internal sealed class WordConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;

/// <summary>As it is spelled: <c>L2</c>.</summary>
internal sealed class TierConverter() : JsonStringEnumConverter<Tier>(namingPolicy: null, allowIntegerValues: false);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters =
    [
        typeof(WordConverter<TicketState>), typeof(WordConverter<Language>), typeof(WordConverter<Sentiment>), typeof(WordConverter<Anger>),
        typeof(WordConverter<Urgency>), typeof(WordConverter<Topic>), typeof(WordConverter<Abuse>), typeof(WordConverter<HandoffReason>),
        typeof(WordConverter<LineKind>), typeof(WordConverter<ConductKind>), typeof(WordConverter<DeliveryState>), typeof(WordConverter<NoticeKind>), typeof(WordConverter<Role>), typeof(TierConverter),
        typeof(WordConverter<TicketOutcome>), typeof(WordConverter<RelatedAs>),
    ])]
[JsonSerializable(typeof(Credentials))]
[JsonSerializable(typeof(SessionView))]
[JsonSerializable(typeof(AgentView))]
[JsonSerializable(typeof(TextBody))]
[JsonSerializable(typeof(TransferBody))]
[JsonSerializable(typeof(ResolveBody))]
[JsonSerializable(typeof(Approvals.ApprovalBody))]
[JsonSerializable(typeof(Approvals.DecisionBody))]
[JsonSerializable(typeof(DescribeBody))]
[JsonSerializable(typeof(UrgencyBody))]
[JsonSerializable(typeof(SnoozeBody))]
[JsonSerializable(typeof(PlanBody))]
[JsonSerializable(typeof(TranslateBody))]
[JsonSerializable(typeof(OtherBody))]
[JsonSerializable(typeof(IReadOnlyList<TimelineView>))]
[JsonSerializable(typeof(SplitBody))]
[JsonSerializable(typeof(ReleaseBody))]
[JsonSerializable(typeof(TicketView))]
[JsonSerializable(typeof(IReadOnlyList<TicketView>))]
[JsonSerializable(typeof(TicketDetailView))]
[JsonSerializable(typeof(ReadingView))]
[JsonSerializable(typeof(LabelsBody))]
[JsonSerializable(typeof(LabelsView))]
[JsonSerializable(typeof(ChangedView))]
[JsonSerializable(typeof(NextView))]
[JsonSerializable(typeof(ToldView))]
[JsonSerializable(typeof(NoticeView))]
[JsonSerializable(typeof(ProblemView))]
[JsonSerializable(typeof(DraftBody))]
[JsonSerializable(typeof(PromiseView))]
[JsonSerializable(typeof(FindingsView))]
[JsonSerializable(typeof(IReadOnlyList<CannedView>))]
[JsonSerializable(typeof(DraftWritten))]
[JsonSerializable(typeof(DraftAnswer))]
[JsonSerializable(typeof(IReadOnlyList<ColleagueView>))]
[JsonSerializable(typeof(WritingView))]
internal sealed partial class ApiJson : JsonSerializerContext;
