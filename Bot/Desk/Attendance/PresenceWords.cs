using SupportBot.Conversations;

namespace SupportBot.Desk.Attendance;

/// <summary>What agents read for how somebody is at the desk.</summary>
internal static class PresenceWords
{
    public static string Of(Presence presence) => presence switch
    {
        Presence.Here => "Here",
        Presence.Busy => "Busy",
        Presence.Away => "Away",
        Presence.NoMore => "No more now",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string Meaning(Presence presence) => presence switch
    {
        Presence.Here => "You are given what comes.",
        Presence.Busy => "You are given only what is critical.",
        Presence.Away => "You are given nothing; what you have not touched goes back.",
        Presence.NoMore => "You finish what you have and are given nothing new.",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
