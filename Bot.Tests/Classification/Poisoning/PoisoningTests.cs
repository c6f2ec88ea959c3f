using SupportBot.Classification;
using SupportBot.Classification.Labelling;
using SupportBot.Classification.Training;

namespace SupportBot.Tests.Classification.Poisoning;

/// <summary>A small version of <c>poison</c> in Bot.Benchmarks: English messages alone, and one in eight of them.</summary>
public sealed class PoisoningTests
{
    private readonly Ground _ground = Ground.Of(Shipped.Corpus.Where((message, i) => message.Labels[0] == 0 ? i % 8 == 0 : i % 64 == 0));

    // Here the model that ships had read what is labelled, as it would be at a company; in the benchmark it is one that has not learnt from it.
    [Theory]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(3, true)]
    public void Who_gives_wrong_labels_for_a_tenth_of_the_messages_is_believed_in_none(int labellers, bool onThePage) =>
        Attacks.Wrong(labellers, onThePage).Weighed(_ground, Shipped.Classifier, new LabelOptions()).ShouldBeEmpty();

    [Fact]
    public void A_phrase_that_one_labeller_plants_turns_no_more_readings_than_any_other_words()
    {
        var clean = Learn(_ground.Corpus);
        var planted = Learn([.. _ground.Corpus, .. Attacks.Planted(1).Weighed(_ground, clean, new LabelOptions())]);

        Attacks.Waved(planted, Attacks.Trigger, _ground.Frozen).ShouldBeLessThanOrEqualTo(Attacks.Waved(clean, Attacks.Trigger, _ground.Frozen) + 0.05);
        Attacks.Unheard(planted, Attacks.Trigger, _ground.Frozen).ShouldBeLessThanOrEqualTo(Attacks.Unheard(clean, Attacks.Trigger, _ground.Frozen) + 0.05);
    }

    private static Classifier Learn(IReadOnlyList<LabelledMessage> messages) =>
        new(Trainer.Train(messages, LexiconFolder.Read(Path.Combine(Shipped.Models, "lexicon")), new Progress<TrainingProgress>()), "poisoned");
}
