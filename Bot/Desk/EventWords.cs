using SupportBot.Conversations;
using SupportBot.Desk.Pages;
using SupportBot.Storage;

namespace SupportBot.Desk;

/// <summary>What agents read for an event line of the transcript.</summary>
internal static class EventWords
{
    public static string Of(TranscriptLine line) => line.AgentName is { } agent ? $"{agent} {ByAgent(line.Text)}" : ByBot(line.Text);

    /// <summary>Until when something was put aside or by when it was promised: the words end where this follows. Null for anything else.</summary>
    public static DateTimeOffset? Until(TranscriptLine line) =>
        DateTimeOffset.TryParse(Rest(line.Text, EventText.Snoozed) ?? Rest(line.Text, EventText.Promised), CultureInfo.InvariantCulture, out var until) ? until : null;

    /// <summary>Why the bot handed off; null when this is no handoff.</summary>
    public static HandoffReason? Handoff(TranscriptLine line) => line is { Kind: LineKind.Event, AgentName: null } ? Reason(line.Text) : null;

    private static string ByAgent(string happened) => happened switch
    {
        EventText.Claimed => "claimed the conversation",
        EventText.Resolved => "resolved it",
        EventText.Reopened => "opened it again",
        EventText.Woken => "took it up again",
        EventText.TranslationGiven => "marked it as translated",
        _ when Rest(happened, EventText.Released) is { } step => step.Length == 0 ? "gave it back to the bot" : $"gave it back to the bot at {step}",
        _ when Rest(happened, EventText.Transferred) is { } to => to.Length == 0 ? "transferred it" : $"transferred it to {Wording.Title(to)}",
        _ when Rest(happened, EventText.Outcome) is { } outcome => $"says how it ended: {Outcome(outcome)}",
        _ when Rest(happened, EventText.Symptom) is { } symptom => symptom.Length == 0 ? "emptied the symptom" : $"says what was reported: “{symptom}”",
        _ when Rest(happened, EventText.Cause) is { } cause => cause.Length == 0 ? "emptied the cause" : $"names the cause: “{cause}”",
        _ when Rest(happened, EventText.Tags) is { } tags => tags.Length == 0 ? "took the tags off" : $"tags it: {tags.Replace(",", ", ", StringComparison.Ordinal)}",
        _ when Rest(happened, EventText.ApprovalAsked) is { } who => $"asked for an approval: “{who}”",
        _ when Rest(happened, EventText.ApprovalGranted) is { } who => $"wrote down that it may be shared, granted by “{who}”",
        _ when Rest(happened, EventText.ApprovalRefused) is { } who => $"wrote down that it may not be shared, refused by “{who}”",
        _ when Rest(happened, EventText.Urgency) is { } urgency => $"set the urgency to {urgency.ToLowerInvariant()}",
        _ when Rest(happened, EventText.MergedInto) is { } main => $"merged it into {main}",
        _ when Rest(happened, EventText.MergedHere) is { } duplicate => $"merged {duplicate} into this",
        _ when Rest(happened, EventText.LinkedTo) is { } other => $"linked it to {other}",
        _ when Rest(happened, EventText.UnlinkedFrom) is { } other => $"took the link to {other} away",
        _ when Rest(happened, EventText.SplitOff) is { } part => $"split {part} off from this",
        _ when Rest(happened, EventText.SplitFrom) is { } origin => $"split this off from {origin}: the customer is answered there",
        _ when happened.StartsWith(Happenings.ReplyEdited, StringComparison.Ordinal) => "changed a reply",
        _ when happened.StartsWith(Happenings.ReplyTakenBack, StringComparison.Ordinal) => "took a reply back",
        _ when Rest(happened, EventText.Next) is { } next => $"says what comes next: “{next}”",
        _ when Rest(happened, EventText.Snoozed) is not null => "put it aside until",
        _ when Rest(happened, EventText.TranslationAsked) is { } into => $"asks for a translation into {into switch { "En" => "English", "Ru" => "Russian", "Pl" => "Polish", _ => "another language" }}",
        _ when happened.StartsWith(Happenings.SentAnyway, StringComparison.Ordinal) => $"sent this anyway: “{happened[Happenings.SentAnyway.Length..]}”",
        _ when Rest(happened, EventText.Promised) is not null => "promised an update by",
        _ when happened.StartsWith(DeskFiles.Opened, StringComparison.Ordinal) => $"opened the confidential file “{happened[DeskFiles.Opened.Length..]}”",
        _ => Wording.Title(happened),
    };

    private static string? Rest(string happened, string prefix) => happened.StartsWith(prefix, StringComparison.Ordinal) ? happened[prefix.Length..].TrimStart(':') : null;

    private static string Outcome(string outcome) => Enum.TryParse<TicketOutcome>(outcome, out var known) ? Wording.Of(known).ToLowerInvariant() : outcome;

    private static string ByBot(string happened) => happened switch
    {
        "resolved_by_bot" => "Resolved by the bot",
        "promise_passed" => "The promised update is late",
        Happenings.Asked => "The customer is asked how the help was",
        EventText.Woken => "No longer put aside",
        EpisodeFold.BeganAnew => "The customer began something new",
        "late_first_response" => "The first answer is later than the policy asks for",
        "late_next_response" => "The answer is later than the policy asks for",
        "late_resolution" => "It is not settled in the time the policy asks for",
        _ when Rest(happened, EventText.PassedOn) is { } duplicate => $"The customer wrote in {duplicate}, which was merged into this",
        "reopened" => "The customer came back: reopened",
        "asked_again" => "Asked again without an answer: the urgency rises",
        "due_soon" => "Asked again close to the deadline: the urgency rises",
        "grew_worse" => "The customer says that it grows: the urgency rises",
        "abuse_warned" => "The bot asked for words without insults or threats",
        "paused" => "The bot pauses after the abuse; the matter still gets through",
        "incident_told" => "Belongs to an incident, and was told so",
        "linked" => "The customer joined this with another channel of theirs",
        EpisodeFold.EndedByCustomer => "The customer ended the conversation",
        Happenings.EvidenceGiven => "The customer sent what was asked for, in confidence: it opens only for whoever has the ticket",
        Happenings.EvidenceRefused => "The customer may not share what was asked for",
        Amendments.ShutOut => "The customer has shut the bot out: nothing you write arrives any more",
        Amendments.LetIn => "The customer can be reached again",
        Amendments.NotDelivered => "A reply could not be delivered",
        _ when happened.StartsWith(Happenings.Rated, StringComparison.Ordinal) => Rated(happened[Happenings.Rated.Length..].Split(':', 2)),
        _ when happened.StartsWith(Happenings.Commented, StringComparison.Ordinal) => $"The customer adds to the rating: “{happened[Happenings.Commented.Length..]}”",
        _ when happened.StartsWith(Happenings.Approver, StringComparison.Ordinal) => $"Who can approve that it is shared: “{happened[Happenings.Approver.Length..]}”",
        _ when happened.StartsWith(Happenings.Routed, StringComparison.Ordinal) => Routed(happened[Happenings.Routed.Length..]),
        _ => Reason(happened) is { } reason ? $"Handed off: {Wording.Of(reason)}" : Wording.Title(happened),
    };

    // What was given begins with the name of whoever got it.
    private static string Routed(string because) => because.StartsWith("Came back", StringComparison.Ordinal) ? because : $"Given to {because}";

    private static string Rated(string[] rating) => $"The customer rates this {rating[0]} of 5{(rating.Length > 1 ? $": “{rating[1]}”" : null)}";

    private static HandoffReason? Reason(string happened) =>
        Enum.TryParse<HandoffReason>(happened.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var reason)
        && char.IsLetter(happened[0]) ? reason : null;
}
