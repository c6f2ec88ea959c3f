using SupportBot.Conversations;
using SupportBot.Storage.Search;

namespace SupportBot.Desk.Search;

/// <summary>What somebody looks for, as the address says it.</summary>
/// <param name="Page">From 1.</param>
internal sealed record SearchView(string Find, TicketState? State, int Page)
{
    public const int LongestFind = 200;
    private const int PageSize = 20;
    private const int MostPages = 50;

    public static SearchView Of(string? find, string? state, int? page)
    {
        var typed = (find ?? "").Trim();
        return new(
            typed.Length <= LongestFind ? typed : typed[..LongestFind], Enum.TryParse<TicketState>(state, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null,
            Math.Clamp(page ?? 1, 1, MostPages));
    }

    /// <summary>One more than is shown tells whether there are more.</summary>
    public SearchQuery Query(IReadOnlyList<string> queues) => SearchQuery.Of(Find, queues, State) with { Skip = (Page - 1) * PageSize, Take = PageSize + 1 };

    public bool HasMore(int found) => found > PageSize && Page < MostPages;

    public static IEnumerable<Found> Shown(IReadOnlyList<Found> found) => found.Take(PageSize);

    public string Link(int page) =>
        $"/desk/search?find={Uri.EscapeDataString(Find)}{(State is null ? null : $"&state={Name(State.Value)}")}{(page > 1 ? string.Create(CultureInfo.InvariantCulture, $"&page={page}") : null)}";

    public static string Name(TicketState state) => state.ToString().ToLowerInvariant();
}

/// <summary>What was found.</summary>
/// <param name="Found">Null when nothing was asked for, or only words that stand in any text.</param>
internal sealed record SearchModel(SearchView View, IReadOnlyList<Found>? Found, Agent Agent, DateTimeOffset Now);
