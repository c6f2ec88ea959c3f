using SupportBot.Classification;
using SupportBot.Classification.Evaluation;
using SupportBot.Classification.Features;
using SupportBot.Classification.Training;

namespace SupportBot.Tests.Classification;

public sealed class TrainerTests
{
    [Fact]
    public void What_is_obvious_is_learnt()
    {
        foreach (var report in Evaluator.Evaluate(Toy.Classifier, Toy.Make(200, seed: 2)))
        {
            report.Matrix.MacroF1.ShouldBeGreaterThan(0.97, report.Matrix.Head.Name);
            report.SureAccuracy.ShouldBeGreaterThan(0.97, report.Matrix.Head.Name);
        }
    }

    [Fact]
    public void The_same_messages_give_the_same_file()
    {
        var messages = Shipped.Corpus.Where((m, i) => i % 40 == 0).ToArray();
        ModelFile.Bytes(Toy.Train(messages)).ShouldBe(ModelFile.Bytes(Toy.Train(messages)));
    }

    [Fact]
    public void An_answer_that_nobody_gave_cannot_be_learnt()
    {
        var messages = Toy.Messages.Where(m => m.Labels[4] != 8).ToArray();
        Should.Throw<ModelException>(() => Toy.Train(messages)).Message.ShouldContain("topic 'security'");
    }

    [Fact]
    public void Learning_can_be_called_off()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Should.Throw<OperationCanceledException>(() => Trainer.Train(Toy.Messages, Lexicon.Empty, new Progress<TrainingProgress>(), stop.Token));
    }

    [Fact]
    public void A_separator_puts_both_sides_where_they_belong()
    {
        Example[] examples = [new([0], [1]), new([0, 1], [1, 1]), new([1], [1]), new([1, 2], [1, 1])];
        float[] sides = [1, 1, -1, -1];
        var first = new float[examples.Length * Model.Stride];
        var slacks = Enumerable.Repeat(0.05f, first.Length).ToArray();
        for (var i = 0; i < examples.Length; i++) first[i * Model.Stride] = sides[i];
        var weights = new WeightTable(CoordinateDescent.Separate(3, examples, first, slacks, CancellationToken.None));
        for (var i = 0; i < examples.Length; i++)
        {
            var scores = weights.Score(examples[i]);
            MathF.Sign(scores[0]).ShouldBe((int)sides[i]);
            scores[1..].ShouldAllBe(score => score == 0, "nothing was said about the other answers");
        }
    }

    [Fact]
    public void What_occurs_on_one_side_alone_leans_more_than_what_occurs_on_both()
    {
        var dense = FeatureBuffer.DenseCount;
        Example[] examples = [new([dense, dense + 2], [1, 1]), new([dense, dense + 2], [1, 1]), new([dense + 1, dense + 2], [1, 1]), new([dense + 1, dense + 2], [1, 1])];
        var sides = new float[examples.Length * Model.Stride];
        for (var i = 0; i < examples.Length; i++) sides[i * Model.Stride] = i < 2 ? 1 : -1;
        var leanings = Leanings.Of(dense + 3, examples, sides);
        leanings[dense * Model.Stride].ShouldBeGreaterThan(leanings[(dense + 2) * Model.Stride]);
        leanings[0].ShouldBe(1, "dense features have no leaning");
    }

    [Fact]
    public void A_mark_carries_over_to_a_word_never_seen()
    {
        var folder = Directory.CreateTempSubdirectory();
        File.WriteAllText(Path.Combine(folder.FullName, "en.tsv"), "complaint\tghastl* abomin*");
        var lexicon = LexiconFolder.Read(folder.FullName);
        var seen = new FeatureReader();
        seen.Read("ghastly", lexicon);
        var unseen = new FeatureReader();
        unseen.Read("Abominable!", lexicon);
        Marks(seen).ShouldBe(Marks(unseen));
        Marks(seen).ShouldContain(value => value > 0);
        folder.Delete(recursive: true);

        static float[] Marks(FeatureReader reader) => [.. reader.Features.Dense.Skip(Enum.GetValues<Dense>().Length)];
    }
}
