using System.Collections.Immutable;
using SupportBot.Conversations;
using SupportBot.Desk.Incidents;
using SupportBot.Storage.Measures;
using SupportBot.Storage.Routing;

namespace SupportBot.Desk.Wall;

/// <summary>How the desk stands at a moment, to be read from across the room.</summary>
/// <param name="Ended">How many episodes ended today, and how many of them with the bot.</param>
internal sealed record WallModel(IReadOnlyList<OpenTicket> Open, IReadOnlyList<AgentNow> Agents, BannerModel Banner, (long All, long ByBot) Ended, DateTimeOffset Now)
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(30);
    private const int MostShown = 6;

    public ImmutableArray<OpenTicket> Waiting { get; } = [.. Open.Where(ticket => ticket.WaitingSince is not null).OrderBy(ticket => ticket.WaitingSince)];

    /// <summary>The ticket that waits longest; null when none does.</summary>
    public OpenTicket? Longest => Waiting.FirstOrDefault();

    /// <summary>The languages that customers wait in, those of the product always.</summary>
    public IReadOnlyList<Language> Languages =>
        [Language.En, Language.Ru, Language.Pl, .. Waiting.Any(ticket => ticket.Language is Language.Other) ? new[] { Language.Other } : []];

    public int WaitingWith(Urgency urgency, Language? language = null) => Waiting.Count(ticket => ticket.Urgency == urgency && (language is null || ticket.Language == language));

    /// <summary>What was promised for the next half hour, or before now, the earliest first.</summary>
    public IReadOnlyList<OpenTicket> DueSoon => [.. Due.Take(MostShown)];

    public int DueCount => Due.Count();

    /// <summary>Open tickets whose customers were let down at least once.</summary>
    public int LetDown => Open.Count(ticket => ticket.BrokenPromises > 0);

    public int BrokenPromises => Open.Sum(ticket => ticket.BrokenPromises);

    public int InHand => Open.Count - Waiting.Length;

    public int Here => Agents.Count(agent => agent.Presence is Presence.Here);

    /// <summary>Those who are there first; of those who are away, whoever still has something.</summary>
    public IReadOnlyList<AgentNow> Shown =>
        [.. Agents.Where(agent => agent.Presence is not Presence.Away || agent.Load > 0).OrderBy(agent => agent.Presence).ThenBy(agent => agent.Agent.Name, StringComparer.CurrentCultureIgnoreCase)];

    private IOrderedEnumerable<OpenTicket> Due => Open.Where(ticket => ticket.PromisedBy <= Now + Soon).OrderBy(ticket => ticket.PromisedBy);
}

/// <summary>Gathers it.</summary>
internal sealed class WallReader(WallStore wall, PresenceStore presences, IncidentsReader incidents, TimeProvider clock)
{
    public async Task<WallModel> ReadAsync()
    {
        var now = clock.GetUtcNow();
        return new WallModel(await wall.OpenAsync(), await presences.AllAsync(), await incidents.BannerAsync(), await wall.EndedAsync(new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero)), now);
    }
}
