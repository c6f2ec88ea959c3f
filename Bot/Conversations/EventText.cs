namespace SupportBot.Conversations;

/// <summary>What the event lines of a transcript say that agents' acts leave behind: a word, and after a colon whatever goes with it.</summary>
internal static class EventText
{
    public const string Claimed = "claimed";
    public const string Released = "released";
    public const string Transferred = "transferred";
    public const string Resolved = "resolved";

    /// <summary>An agent took up what was settled; the customer who comes back leaves the same word without an agent.</summary>
    public const string Reopened = "reopened";
    public const string Woken = "woken";

    /// <summary>Until when, in the round-trip format, follows.</summary>
    public const string Snoozed = "snoozed:";
    /// <summary>By when the next update is promised (C17), in the round-trip format, follows.</summary>
    public const string Promised = "promised:";
    public const string Outcome = "outcome:";
    public const string Symptom = "symptom:";
    public const string Cause = "cause:";
    public const string Tags = "tags:";
    public const string Urgency = "urgency:";

    /// <summary>What comes next, in words.</summary>
    public const string Next = "next:";

    /// <summary>Who is asked whether evidence may be shared (C24).</summary>
    public const string ApprovalAsked = "approval_asked:";

    /// <summary>Who granted it, and a note.</summary>
    public const string ApprovalGranted = "approval_granted:";
    public const string ApprovalRefused = "approval_refused:";
    /// <summary>The number of the other ticket follows this and the next ones.</summary>
    public const string MergedInto = "merged_into:";
    public const string MergedHere = "merged_here:";

    /// <summary>The customer wrote in a duplicate of this ticket.</summary>
    public const string PassedOn = "passed_on:";
    public const string LinkedTo = "linked_to:";
    public const string UnlinkedFrom = "unlinked_from:";
    public const string SplitOff = "split_off:";
    public const string SplitFrom = "split_from:";

    /// <summary>The language follows.</summary>
    public const string TranslationAsked = "translation_asked:";
    public const string TranslationGiven = "translation_given";
}
