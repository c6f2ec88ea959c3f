using SupportBot.Classification;
using SupportBot.Classification.Labelling;
using SupportBot.Classification.Training;
using SupportBot.Conversations;
using SupportBot.Storage.Audit;

namespace SupportBot.Storage.Labels;

/// <summary>What becomes of labels that are taken in.</summary>
/// <param name="ForJudging">How many of the messages are kept for judging, and never train.</param>
/// <param name="BeyondLimit">How many are more than one labeller's for a day, and do not train either, unless the limit is raised.</param>
internal sealed record ImportOutlook(int Messages, int ForJudging, int BeyondLimit);

/// <summary>Takes the labels of a file in: all of them by the person who does it.</summary>
internal sealed class LabelImport(Database database, LabelStore labels, LabelReview review, AuditLog audit, LabelOptions options, Func<FrozenSet> frozen)
{
    private const int Together = 200;

    public async Task<ImportOutlook> LookAsync(IReadOnlyList<LabelRow> rows, AgentId by)
    {
        var judging = rows.Count(row => Split.IsHeldApart(PersonalData.Mask(row.Text)) || frozen().Find(TextKey.Of(row.Text)) is not null);
        var today = await review.TodayAsync(by);
        return new ImportOutlook(rows.Count, judging, Math.Clamp(today + rows.Count - options.DailyLimit, 0, rows.Count));
    }

    /// <param name="reader">The model whose reading of each message is kept beside the labels.</param>
    /// <param name="name">What the file is called, for the audit log.</param>
    /// <param name="progress">Told how many are kept. What is cut off can be taken in again: nothing is kept twice.</param>
    public async Task AddAsync(IReadOnlyList<LabelRow> rows, Agent by, Classifier reader, string name, IProgress<int>? progress, CancellationToken ct)
    {
        for (var done = 0; done < rows.Count; done += Together)
        {
            var batch = rows.Skip(done).Take(Together).Select(row => new NewLabels(row.Text, by.Id, LabelSource.Import, row.Answers)
            {
                Read = reader.Assess(row.Text), ReadBy = reader.Version,
            }).ToArray();
            var isFirst = done == 0;
            await database.WriteAsync(
                WriteKey.None,
                async sql =>
                {
                    foreach (var message in batch) await labels.AddAsync(sql, message);
                    // With the first of them, so that one that is cut off is in the log too.
                    if (isFirst) await audit.WriteAsync(sql, AuditAct.LabelsImported, by.Login, $"{rows.Count} messages of {name}");
                }, ct);
            progress?.Report(done + batch.Length);
        }
    }
}
