using SupportBot.Conversations;
using SupportBot.Handoff.Measures;
using SupportBot.Storage;
using SupportBot.Storage.Measures;
using SupportBot.Storage.Routing;
using SupportBot.Storage.Watch;

namespace SupportBot.Desk.Measures;

/// <summary>Which episodes are looked at, as the address says it.</summary>
internal sealed record MeasuresView(int Days, string? Queue, Language? Language)
{
    public static IReadOnlyList<int> Offered { get; } = [7, 28, 91];

    public static MeasuresView Of(int? days, string? queue, string? language) => new(
        Offered.Contains(days ?? 0) ? days!.Value : Offered[0], string.IsNullOrEmpty(queue) ? null : queue,
        Enum.TryParse<Language>(language, ignoreCase: true, out var known) && Enum.IsDefined(known) && !int.TryParse(language, out _) ? known : null);

    public Period Now(DateTimeOffset now) => new(now.AddDays(-Days), now, Queue, Language);

    public Period Before(DateTimeOffset now) => new(now.AddDays(-2 * Days), now.AddDays(-Days), Queue, Language);
}

/// <summary>All measures together, for two periods and for each queue.</summary>
/// <param name="Loads">What agents did: all of them for admins, an agent's own for an agent.</param>
internal sealed record MeasuresModel(
    MeasuresView View, Agent Agent, MeasureSet Now, MeasureSet Before, IReadOnlyList<(string Title, MeasureSet Set)> Queues, IReadOnlyList<(string Name, AgentLoad Load)> Loads,
    IReadOnlyList<RepeatingProblem> Problems, IReadOnlyList<QueueRules> Offered, int Corrections, DateTimeOffset At)
{
    public bool IsAdmin => Agent.Role is Role.Admin;
}

/// <summary>Gathers it.</summary>
internal sealed class MeasuresReader(EpisodeStore episodes, QueueRulesStore queues, AgentStore agents, CorrectionStore corrections, TimeProvider clock)
{
    private const int MostReports = 5_000;
    private static readonly TimeSpan Reported = TimeSpan.FromDays(28);

    public async Task<MeasuresModel> ReadAsync(MeasuresView view, Agent by)
    {
        var now = clock.GetUtcNow();
        var (rows, offered) = (await episodes.ReadAsync(view.Now(now)), await queues.AllAsync());
        var titles = offered.ToDictionary(queue => queue.Name, queue => queue.Title, StringComparer.Ordinal);
        var byQueue = rows.GroupBy(row => row.Queue).OrderByDescending(queue => queue.Count())
            .Select(queue => (titles.GetValueOrDefault(queue.Key) ?? Wording.Title(queue.Key), MeasureSet.Of([.. queue], now)));
        return new MeasuresModel(
            view, by, MeasureSet.Of(rows, now), MeasureSet.Of(await episodes.ReadAsync(view.Before(now)), now), [.. byQueue], await LoadsAsync(view.Now(now), by),
            RepeatingProblems.Of(await episodes.ProblemsAsync(now - Reported, MostReports), now), offered, (int)await corrections.UnreviewedAsync(now - Reported), now);
    }

    private async Task<List<(string Name, AgentLoad Load)>> LoadsAsync(Period period, Agent by)
    {
        var names = (await agents.AllAsync()).ToDictionary(agent => agent.Id, agent => agent.Name);
        return
        [
            .. MeasureSet.Loads(await episodes.PartsAsync(period)).Where(load => by.Role is Role.Admin || load.Agent == by.Id)
                .Select(load => (names.GetValueOrDefault(load.Agent) ?? "Somebody who left", load)),
        ];
    }
}
