using System.Text.Json;
using SupportBot.Conversations;

namespace SupportBot.Desk.Notices;

/// <summary>Ways to notify an agent who looks elsewhere.</summary>
internal enum NotificationWay
{
    Browser,
    Sound,
    Title,
    Badge,
}

/// <summary>Something an agent can be notified of, each in the ways they choose.</summary>
/// <param name="Name">As the desk's modules call it.</param>
/// <param name="AtFirst">The ways until the agent chooses.</param>
internal sealed record NotificationKind(string Name, string Words, IReadOnlyList<NotificationWay> AtFirst)
{
    private static readonly IReadOnlyList<NotificationWay> Everything = Enum.GetValues<NotificationWay>();

    public static IReadOnlyList<NotificationKind> All { get; } =
    [
        new("message", "A customer of yours writes", [NotificationWay.Sound, NotificationWay.Title, NotificationWay.Badge]),
        new("waiting", "Somebody new is waiting", [NotificationWay.Title]),
        new("critical", "Somebody waits with something critical", Everything),
        .. Enum.GetValues<NoticeKind>().Select(Of),
    ];

    private static NotificationKind Of(NoticeKind kind) =>
        new(JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString()), NoticeWords.Rule(kind), kind is NoticeKind.Followed ? [NotificationWay.Badge] : Everything);
}
