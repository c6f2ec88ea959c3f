using SupportBot.Conversations;

namespace SupportBot.Storage.Routing;

/// <summary>What whoever takes a ticket has to be able to.</summary>
/// <param name="Skills">Joined by commas; null for nothing special.</param>
internal sealed record Needs(string Queue, Tier Tier, Language Language, string? Skills)
{
    public IReadOnlyList<string> EachSkill { get; } = Skills?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];
}

/// <summary>Everybody who can sign in, and what each is able to. What nobody has, such as a rare language, is asked of nobody.</summary>
internal sealed class Abilities(IReadOnlyList<Agent> all)
{
    public bool Fits(Agent agent, Needs needs) => Fits(agent, needs.Queue, needs.Tier, needs.Language, needs.EachSkill);

    public bool Fits(Agent agent, string queue, Tier tier, Language language, IReadOnlyList<string> skills) =>
        Has(agent, one => Works(one.Profile.Queues, queue))
        && Has(agent, one => Works(one.Profile.Tiers, tier))
        && (language is Language.Other || Has(agent, one => Works(one.Languages, language)))
        && skills.All(skill => Has(agent, one => one.Profile.Skills.Contains(skill)));

    private bool Has(Agent agent, Func<Agent, bool> able) => able(agent) || !all.Any(able);

    private static bool Works<T>(IReadOnlyList<T> chosen, T asked) => chosen.Count == 0 || chosen.Contains(asked);
}
