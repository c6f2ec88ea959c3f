using SupportBot.Desk.Pages;
using SupportBot.Desk.SignIn;
using SupportBot.Storage.Routing;
using SupportBot.Storage.Search;

namespace SupportBot.Desk.Search;

/// <summary>Search over all conversations: an ordinary form, so its address can be kept and sent to a colleague.</summary>
internal static class SearchEndpoints
{
    public static void MapSearch(this RouteGroupBuilder desk) => desk.MapGet("/search", ShowAsync);

    private static async Task<IResult> ShowAsync(
        HttpContext http, SignedInAgent by, SearchStore search, QueueRulesStore queues, TimeProvider clock, string? find, string? state, int? page)
    {
        var view = SearchView.Of(find, state, page);
        var found = view.Find.Length == 0 && view.State is null ? null : await search.FindAsync(view.Query(await queues.NamesAsync()));
        return Page.Of(SearchPage.Of(new SearchModel(view, found, by.Agent, clock.GetUtcNow()), Theme.Of(http.Request)));
    }
}
