using SupportBot.Classification.Labelling;

namespace SupportBot.Storage.Labels;

/// <summary>One person's labels.</summary>
/// <param name="Name">Null when the account is gone.</param>
/// <param name="Trust">How far they are relied on, 0 to 1 (<see cref="Classification.Labelling.Trust"/>).</param>
internal sealed record Labeller(long Agent, string? Name, int Messages, double Trust);

/// <summary>Who labelled how much, and how far they agree.</summary>
/// <param name="Labellers">Those with the most messages first.</param>
/// <param name="Agreement">In the order of <see cref="Classification.Heads.All"/>.</param>
/// <param name="Messages">How many messages have a label.</param>
/// <param name="ForJudging">How many of them are kept for judging, and never train.</param>
internal sealed record LabelSurvey(IReadOnlyList<Labeller> Labellers, IReadOnlyList<HeadAgreement> Agreement, int Messages, int ForJudging)
{
    public static async Task<LabelSurvey> ReadAsync(Database database, FrozenSet frozen)
    {
        var labelled = await LabelledTexts.ReadAsync(database);
        var names = (await database.ReadAsync(sql => sql.ListAsync("SELECT id, name FROM agents", row => (Id: row.GetInt64(0), Name: row.GetString(1)))))
            .ToDictionary(agent => agent.Id, agent => agent.Name);
        var trust = Trust.Of(labelled.Labels, labelled.Known(frozen));
        var messages = labelled.Labels.Select(label => label.Message).Distinct().ToArray();
        return new LabelSurvey(
        [
            .. from label in labelled.Labels
               group label.Message by label.Labeller into of
               let count = of.Distinct().Count()
               orderby count descending
               select new Labeller(of.Key, names.GetValueOrDefault(of.Key), count, trust[of.Key]),
        ], HeadAgreement.Of(labelled.Labels), messages.Length, messages.Count(message => labelled.IsForJudging(message, frozen)));
    }

    public string NameOf(long agent) => Labellers.FirstOrDefault(labeller => labeller.Agent == agent)?.Name ?? "somebody";
}
