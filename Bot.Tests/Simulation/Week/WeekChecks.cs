using SupportBot.Storage;

namespace SupportBot.Tests.Simulation.Week;

/// <summary>Looks for what must never happen, in the store and against what the week itself saw.</summary>
internal sealed class WeekChecks(WeekOffice office, FollowedConversations followed, Ledger ledger)
{
    private const int MostOfAKind = 5;
    private readonly Dictionary<string, int> _kinds = [];
    private int _troubles;

    public List<string> Violations { get; } = [];

    /// <summary>Costs nothing: looked at in every moment.</summary>
    public void Glance()
    {
        if (office.Trouble.Count == _troubles) return;
        foreach (var trouble in office.Trouble.Skip(_troubles)) Add("logged", trouble);
        _troubles = office.Trouble.Count;
    }

    /// <summary>Everything that holds at any time.</summary>
    public async Task LookAsync()
    {
        foreach (var (kind, sql) in StoreRules.All)
            foreach (var found in await office.Database.ReadAsync(store => store.ListAsync(sql, row => row.GetValue(0).ToString()!, office.Clock.GetUtcNow().Ms())))
                Add(kind, found);
        foreach (var (kind, what) in await Mirror.DifferencesAsync(office.Database, followed)) Add(kind, what);
        foreach (var (kind, what) in await Tally.DifferencesAsync(office.Database, ledger)) Add(kind, what);
    }

    /// <summary>What is too much to look for more than once.</summary>
    public async Task AtTheEndAsync()
    {
        foreach (var (kind, what) in await Owners.BrokenAsync(office.Database)) Add(kind, what);
        foreach (var (kind, what) in await RawFigures.DifferencesAsync(office.Database, followed, office.Clock.GetUtcNow())) Add(kind, what);
        foreach (var (kind, what) in Surveyed.Broken(followed)) Add(kind, what);
        foreach (var (kind, what) in await Letters.BrokenAsync(office)) Add(kind, what);
    }

    /// <summary>Something must not happen and did.</summary>
    public void Add(string kind, string what)
    {
        var times = _kinds[kind] = _kinds.GetValueOrDefault(kind) + 1;
        if (times <= MostOfAKind) Violations.Add($"{TimeZoneInfo.ConvertTime(office.Clock.GetUtcNow(), WeekPlan.Local):ddd HH:mm} {kind}: {what}");
    }
}
