using SupportBot.Conversations;
using SupportBot.Storage;

namespace SupportBot.Desk;

/// <summary>What agents read for the values of the product.</summary>
internal static class Wording
{
    public static string Of(TicketState state) => state switch
    {
        TicketState.Triage => "With the bot",
        TicketState.Waiting => "Waiting",
        TicketState.Claimed => "Claimed",
        TicketState.Resolved => "Resolved",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string Of(Topic topic) => topic switch
    {
        Topic.Other => "Other",
        Topic.Payment => "Payment",
        Topic.Outage => "Outage",
        Topic.Access => "Access",
        Topic.Fault => "Fault",
        Topic.HowTo => "How-to",
        Topic.Delivery => "Delivery",
        Topic.Account => "Account",
        Topic.Security => "Security",
        Topic.Feedback => "Feedback",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string Of(Language language) => language switch
    {
        Language.En => "English",
        Language.Ru => "Russian",
        Language.Pl => "Polish",
        Language.Other => "Other language",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>How it feels to read this customer; null when there is nothing to say.</summary>
    public static string? Mood(Sentiment sentiment, Anger anger) => (anger, sentiment) switch
    {
        (Anger.Furious, _) => "Furious",
        (Anger.Irritated, _) => "Irritated",
        (_, Sentiment.Negative) => "Unhappy",
        (_, Sentiment.Positive) => "Friendly",
        _ => null,
    };

    /// <summary>That the anger falls; null when it does not, or there was none.</summary>
    public static string? Calmer(Tone tone) => tone.IsCalmer ? "Calmer now" : null;

    /// <summary>How far abuse has come; null when there was none (C21).</summary>
    public static string? Abuse(Tone tone) => tone switch
    {
        { AbusiveTurns: 0 } => null,
        { PausedUntil: not null } => $"Abuse: {tone.AbusiveTurns}, warned, paused",
        { WasWarned: true } => $"Abuse: {tone.AbusiveTurns}, warned",
        _ => $"Abuse: {tone.AbusiveTurns}",
    };

    public static string Of(HandoffReason reason) => reason switch
    {
        HandoffReason.AskedForPerson => "asked for a person",
        HandoffReason.Urgent => "too urgent for the bot",
        HandoffReason.Anger => "the anger does not fall",
        HandoffReason.ScriptEnded => "the script could not solve it",
        HandoffReason.BeyondFirstLine => "beyond first line",
        HandoffReason.NotUnderstood => "the bot did not understand",
        HandoffReason.Abuse => "abuse",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string Of(TicketOutcome outcome) => outcome switch
    {
        TicketOutcome.Solved => "Solved",
        TicketOutcome.Workaround => "Workaround",
        TicketOutcome.Referred => "Sent elsewhere",
        TicketOutcome.Duplicate => "Duplicate",
        TicketOutcome.Declined => "Not done here",
        TicketOutcome.NoAnswer => "No answer from the customer",
        TicketOutcome.Withdrawn => "No longer needed",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string Of(Refusal why, string? owner) => why switch
    {
        Refusal.AlreadyTaken => $"{owner ?? "Somebody else"} has already claimed this.",
        Refusal.OwnedByAnother => $"{owner ?? "Somebody else"} has this conversation.",
        Refusal.NotInThisState => "This is not possible as the ticket stands now. Claim it first.",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>What became of a delivery, where that is worth a word; null when it arrived.</summary>
    public static string? Of(DeliveryState? delivery, bool hasProblem) => delivery switch
    {
        DeliveryState.Sent when hasProblem => "Sent twice, perhaps",
        DeliveryState.Waiting or DeliveryState.Sending => "Being delivered",
        DeliveryState.Uncertain => "May not have arrived",
        DeliveryState.Failed => "Not delivered",
        DeliveryState.Sent or null => null,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>A name as facts and scripts write it: <c>error_code</c> is "Error code".</summary>
    public static string Title(string name)
    {
        var words = name.Replace('_', ' ').Replace('-', ' ');
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }

    public static string Customer(string? name) => string.IsNullOrWhiteSpace(name) ? "Customer" : name;

    public static string Percent(float confidence) => ((int)MathF.Round(confidence * 100)).ToString(CultureInfo.InvariantCulture) + " %";
}
