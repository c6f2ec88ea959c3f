using SupportBot.Classification;
using SupportBot.Classification.Evaluation;
using SupportBot.Classification.Training;

namespace SupportBot.Tests.Classification;

public sealed class ComparisonTests
{
    private static readonly IReadOnlyList<LabelledMessage> Messages = Toy.Make(400, seed: 2);
    private static readonly Classifier Spoilt = ToyVariants.Without(Heads.Urgency);

    [Fact]
    public void Where_a_candidate_reads_worse_is_said_and_it_is_not_called_good()
    {
        var comparison = Comparison.Of(Toy.Classifier, Spoilt, Messages, []);

        comparison.IsNotWorse.ShouldBeFalse();
        comparison.Verdict(Heads.Urgency).Judgement.ShouldBe(Judgement.Worse);
        comparison.Verdict(Heads.Urgency, "pl").To.ShouldBeLessThan(0);
        comparison.Verdict(Heads.Topic).Judgement.ShouldBe(Judgement.WithinNoise);
        comparison.Words[0].ShouldStartWith("Worse at urgency in all languages (");
        comparison.Words[1].ShouldBe("Everything else is within noise.");
        comparison.Words[2].ShouldMatch("^Of \\d+ critical messages it finds \\d+, the active one \\d+\\.$");
    }

    [Fact]
    public void The_other_way_round_it_is_better_and_everything_that_changed_is_right()
    {
        var comparison = Comparison.Of(Spoilt, Toy.Classifier, Messages, Messages.Take(20).ToArray());

        comparison.IsNotWorse.ShouldBeTrue();
        comparison.Words[0].ShouldStartWith("Better at urgency in all languages (");
        comparison.Newest.Messages.ShouldBe(20);
        comparison.Frozen.Changed.ShouldNotBeEmpty();
        comparison.Changed.ShouldAllBe(change => change.Head == Heads.Urgency && change.WhoIsRight != WhoIsRight.Active);
        var change = comparison.Changed.First(change => change.WhoIsRight is WhoIsRight.Candidate);
        comparison.Explain(change).Candidate[0].Words.ShouldBe(Toy.Word(3, change.Truth));
    }

    [Fact]
    public void Two_that_read_alike_are_said_to()
    {
        var comparison = Comparison.Of(Toy.Classifier, ToyVariants.Same(), Messages, []);
        comparison.IsNotWorse.ShouldBeTrue();
        comparison.Words.ShouldBe(["Both read every message alike."]);
    }

    [Fact]
    public void Nothing_to_judge_by_is_no_praise()
    {
        var comparison = Comparison.Of(Toy.Classifier, Spoilt, Messages.Take(20).ToArray(), Messages);
        comparison.IsNotWorse.ShouldBeFalse();
        comparison.Words.ShouldBe(["There are too few labelled messages to judge by."]);
    }

    [Fact]
    public void The_same_messages_give_the_same_verdict() =>
        Comparison.Of(Toy.Classifier, Spoilt, Messages, []).Verdict(Heads.Urgency, "en")
            .ShouldBe(Comparison.Of(Toy.Classifier, Spoilt, Messages, []).Verdict(Heads.Urgency, "en"));
}
