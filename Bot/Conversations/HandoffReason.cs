namespace SupportBot.Conversations;

/// <summary>Why the bot gave a conversation to a person. There is always a reason (C09).</summary>
internal enum HandoffReason
{
    AskedForPerson,
    Urgent,
    Anger,
    ScriptEnded,
    BeyondFirstLine,
    NotUnderstood,
    Abuse,
}
