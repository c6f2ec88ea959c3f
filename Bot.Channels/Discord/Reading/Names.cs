namespace SupportBot.Channels.Discord;

/// <summary>The name a person shows: their name in the server, else everywhere, else their account's.</summary>
internal static class Names
{
    public static string? Of(UserPayload user, MemberPayload? member)
    {
        var name = TextRules.Clean(member?.Nick ?? user.GlobalName ?? user.Username ?? "", TextRules.MaxNameLength);
        return name.Length > 0 ? name : null;
    }
}
