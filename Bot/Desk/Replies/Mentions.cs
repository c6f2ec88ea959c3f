using SupportBot.Conversations;
using SupportBot.Desk.Api;
using SupportBot.Storage;

namespace SupportBot.Desk.Replies;

/// <summary>Somebody a note can name.</summary>
internal sealed record ColleagueView(string Login, string Name);

/// <summary>Whom a note names; for its writer <c>GET /api/colleagues</c>.</summary>
internal static class Mentions
{
    public static void MapColleagues(this RouteGroupBuilder api) => api.MapGet("/colleagues", ListAsync);

    public static async ValueTask<IReadOnlyList<AgentId>> OfAsync(AgentStore agents, string note) =>
        note.Contains('@', StringComparison.Ordinal) ? [.. Mention.In(note, await agents.AllAsync()).Select(agent => agent.Id)] : [];

    private static async Task<IResult> ListAsync(AgentStore agents)
    {
        IReadOnlyList<ColleagueView> all = [.. (await agents.AllAsync()).Where(agent => agent.Enabled).Select(agent => new ColleagueView(agent.Login, agent.Name))];
        return TypedResults.Json(all, ApiJson.Default.IReadOnlyListColleagueView);
    }
}
