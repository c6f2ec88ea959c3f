using SupportBot.Handoff.Measures;
using SupportBot.Storage.Scripts;

namespace SupportBot.Desk.Measures;

/// <summary>A measure as it is shown: by what name, with which definition, and what it is of a set.</summary>
/// <param name="Definition">Word for word that of docs/measures.md, which a test holds it to.</param>
internal sealed record Measure(string Name, string Definition, Func<MeasureSet, string> Of)
{
    /// <summary>All of them, in the order in which they are read: what became of matters, how long it took, what customers say, what was owed (C31).</summary>
    public static IReadOnlyList<Measure> All { get; } =
    [
        new("Containment", "Of all episodes, those the bot solved and that no person ever had or was asked for.", set => Shares(set.Containment)),
        new("First-contact resolution", "Of all episodes, new ones that were solved by whoever had them first: the bot alone, or one agent who gave it to nobody else.",
            set => Shares(set.FirstContact)),
        new("Durable resolution", "Of the solved episodes whose 7 days are over, those that stayed settled for 7 days.", set => Shares(set.Durable)),
        new("Reopen rate", "Of all episodes, those that came back within 7 days, so far.", set => Shares(set.Reopened)),
        new("First response", "From when an episode first came to people until a person first answered the customer.", set => Times(set.FirstResponse)),
        new("Waiting", "How long in all an episode waited for somebody to take it: in a queue, or given by routing or a colleague to somebody who had not touched it yet.",
            set => Times(set.Waiting)),
        new("Handle time", "How long in all agents had an episode in hand: theirs, not put aside, and theirs to speak.", set => Times(set.HandleTime)),
        new("Satisfaction", "Of those who rated the help, those who gave 4 or 5 of 5; beside it the mean, and how many of all episodes were rated.", Satisfied),
        new("Promises kept", "Of the promises in episodes, those an agent's answer or the end came before.", set => Shares(set.PromisesKept)),
        new("Times missed", "How many of the times that policies ask for passed unmet.", set => Number(set.DuesMissed)),
        new("Hostile", "Of all episodes, those in which the customer was furious or abusive.", set => Shares(set.Hostile)),
    ];

    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Shares(Share share) => share is { All: > 0, IsFew: false } ? $"{ShareWords.Of(share)} of {Number((int)share.All)}" : ShareWords.Of(share);

    private static string Times(Lengths lengths) => lengths is { Median: { } median, Ninth: { } ninth } ? $"{Spans.Of(median)}, {Spans.Of(ninth)}" : "–";

    private static string Satisfied(MeasureSet set) => set.Score is { } score
        ? string.Create(CultureInfo.InvariantCulture, $"{Shares(set.Satisfied)}, mean {score:0.0}, {Percent(set.Rated)} rated")
        : "–";

    private static string Percent(Share share) => ShareWords.Percent(share.Value);
}
