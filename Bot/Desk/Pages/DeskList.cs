using SupportBot.Conversations;
using SupportBot.Storage;

namespace SupportBot.Desk.Pages;

/// <summary>The lists an agent can look at.</summary>
internal enum DeskList
{
    Waiting,
    Mine,
    Team,
    Bot,
    Resolved,

    /// <summary>Those the agent follows, settled ones too.</summary>
    Following,
}

/// <summary>A list as it is looked at now: narrowed, and so many rows of it.</summary>
internal sealed record DeskView(DeskList List, string Find, int Take)
{
    public const int PageSize = 50;
    private const int Most = 1000;

    public static DeskView Of(string? list, string? find, int? take) => new(
        Enum.TryParse<DeskList>(list, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : DeskList.Waiting,
        (find ?? "").Trim(), Math.Clamp(take ?? PageSize, 1, Most));

    /// <summary>One row more than is shown tells whether there are more.</summary>
    public QueueQuery Query(AgentId agent, IReadOnlyList<string> queues) => new(State, Whose, agent) { Filter = QueueFilter.Parse(Find, queues), Take = Take + 1 };

    public string Link(DeskList list) => Find.Length == 0 ? $"/desk?list={Name(list)}" : $"/desk?list={Name(list)}&find={Uri.EscapeDataString(Find)}";

    public string Link(TicketNumber ticket) => $"{Link(List)}&ticket={ticket}";

    public string LinkToMore => $"{Link(List)}&take={(Take + PageSize).ToString(CultureInfo.InvariantCulture)}";

    public static string Name(DeskList list) => list.ToString().ToLowerInvariant();

    private TicketState? State => List switch
    {
        DeskList.Waiting => TicketState.Waiting,
        DeskList.Mine or DeskList.Team => TicketState.Claimed,
        DeskList.Bot => TicketState.Triage,
        DeskList.Resolved => TicketState.Resolved,
        DeskList.Following => null,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private Whose Whose => List switch
    {
        DeskList.Mine => Whose.Mine,
        DeskList.Team => Whose.Others,
        DeskList.Following => Whose.Followed,
        DeskList.Waiting or DeskList.Bot or DeskList.Resolved => Whose.Anyones,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
