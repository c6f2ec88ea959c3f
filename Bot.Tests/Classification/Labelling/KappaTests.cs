using SupportBot.Classification;
using SupportBot.Classification.Labelling;

namespace SupportBot.Tests.Classification.Labelling;

public sealed class KappaTests
{
    // The example of https://en.wikipedia.org/wiki/Cohen%27s_kappa: 20 and 15 agreed, 5 and 10 not, kappa 0.4.
    [Fact]
    public void Kappa_is_agreement_beyond_chance()
    {
        var answers = Many(20, 1, 1).Concat(Many(5, 1, 0)).Concat(Many(10, 0, 1)).Concat(Many(15, 0, 0)).ToList();

        var kappa = Kappa.Of(answers);

        kappa.Messages.ShouldBe(50);
        kappa.Value!.Value.ShouldBe(0.4, 1e-9);
        Kappa.Of([.. Many(5, 1, 1), .. Many(5, 0, 0)]).Value.ShouldBe(1);
        Kappa.Of([.. Many(5, 1, 0), .. Many(5, 0, 1)]).Value.ShouldBe(-1);
    }

    [Fact]
    public void Where_nothing_can_be_said_nothing_is_said()
    {
        Kappa.Of([]).ShouldBe(new Kappa(0, null));
        Kappa.Of([.. Many(9, 2, 2)]).ShouldBe(new Kappa(9, null));
    }

    [Fact]
    public void Every_two_people_are_compared_on_what_both_labelled()
    {
        var labels = new[] { Given(1, 1, 0), Given(1, 2, 0), Given(1, 3, 1), Given(2, 1, 1), Given(2, 2, 1), Given(3, 1, 2) };

        var urgency = HeadAgreement.Of(labels)[3];

        urgency.Messages.ShouldBe(2);
        urgency.Pairs.Select(pair => (pair.One, pair.Other, pair.Kappa.Messages)).ShouldBe([(1, 2, 2), (1, 3, 1), (2, 3, 1)]);
        urgency.Pairs[0].Kappa.Value.ShouldBe(1);
        HeadAgreement.Of(labels)[4].Messages.ShouldBe(0);
        HeadAgreement.Of(labels).Count.ShouldBe(Heads.All.Length);
    }

    private static IEnumerable<(int, int)> Many(int count, int one, int other) => Enumerable.Repeat((one, other), count);

    private static GivenLabel Given(long message, long by, sbyte value) => new(message, 3, value, by, default, LabelSource.Page);
}
