using SupportBot.Classification;
using SupportBot.Classification.Labelling;
using SupportBot.Classification.Training;

namespace SupportBot.Tests.Classification.Poisoning;

/// <summary>People who give labels in order to spoil the model. They have the patience to stay below the daily limit.</summary>
/// <param name="Labellers">How many say the same of every message, so that each confirms the others.</param>
/// <param name="Spoil">What they make of a message: words a friend wrote as a customer, and the answers they give.</param>
/// <param name="SpoilFrozen">What they answer to messages of the frozen set, one in ten on the admin's page; null when they label in the desk alone, where none comes.</param>
internal sealed record Attack(int Labellers, Func<LabelledMessage, LabelledMessage> Spoil, Func<LabelledMessage, LabelledMessage>? SpoilFrozen)
{
    private const int OneInTen = 10;
    private static readonly DateTimeOffset Begun = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>What would be learnt from them if every label were believed like the corpus.</summary>
    public IReadOnlyList<LabelledMessage> Believed(Ground ground) => [.. ground.Customers.Select(Spoil)];

    /// <summary>What is learnt from them, by the way all labels take.</summary>
    /// <param name="reader">The active model, which had read the messages when they were labelled.</param>
    public IReadOnlyList<LabelledMessage> Weighed(Ground ground, Classifier reader, LabelOptions options)
    {
        var spoilt = Believed(ground);
        var met = SpoilFrozen is null ? [] : ground.Frozen.Take(ground.Customers.Count / OneInTen).ToArray();
        var known = met.Index().SelectMany(of => AnswersOf(of.Item).Select(answer => (Key: ((long)spoilt.Count + of.Index, answer.Head), answer.Value)))
            .ToDictionary(of => of.Key, of => of.Value);
        var given = spoilt.Concat(met.Select(message => SpoilFrozen!(message))).Index().SelectMany(of => Given(of.Index, of.Item, reader, options.DailyLimit));
        var phrases = new LonePhrases(
            spoilt.Index().ToDictionary(message => (long)message.Index, message => message.Item.Text), LonePhrases.Count(ground.Corpus.Concat(ground.Frozen).Select(message => message.Text)));
        var holding = LabelWeights.Weigh(given, known, options, phrases).Where(label => !Split.IsHeldApart(spoilt[(int)label.Message].Text));
        return LabelWeights.Limit(LabelledRows.Of(holding, message => spoilt[(int)message].Text), ground.Corpus.Count, options);
    }

    private IEnumerable<GivenLabel> Given(int number, LabelledMessage message, Classifier reader, int daily)
    {
        var read = reader.Assess(message.Text);
        foreach (var (head, value) in AnswersOf(message))
        {
            var reading = HeadReading.Of(read, Heads.All[head]);
            for (var labeller = 1; labeller <= Labellers; labeller++)
                yield return new GivenLabel(number, head, value, labeller, Begun.AddDays(number / daily), LabelSource.Desk) { Read = (sbyte)reading.Value, Confidence = reading.Confidence };
        }
    }

    private static IEnumerable<(int Head, sbyte Value)> AnswersOf(LabelledMessage message) =>
        message.Labels.Index().Where(label => label.Item != LabelledMessage.Unknown).Select(label => (label.Index, label.Item));
}
