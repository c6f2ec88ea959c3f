using SupportBot.Classification;
using SupportBot.Classification.Labelling;
using SupportBot.Conversations;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Classification.Labelling;

public sealed class DoubtTests
{
    private static readonly Assessment Certain = Some.Reading(Topic.Payment);
    private static readonly Assessment Unsure = Certain with { Topic = new(Topic.Payment, 0.4f, false) };

    [Fact]
    public void Most_is_learnt_where_more_heads_are_unsure_or_contradicted()
    {
        var other = Certain with { Urgency = Reading<Urgency>.Certain(Urgency.Critical) };

        Doubt.Contradicted(Certain, Certain).ShouldBeEmpty();
        Doubt.Contradicted(Certain, other).ShouldBe([Heads.Urgency]);
        double[] rising =
        [
            Doubt.Of(Certain, []), Doubt.Of(Certain with { Topic = new(Topic.Payment, 0.7f, true) }, []),
            Doubt.Of(Unsure with { Topic = new(Topic.Payment, 0.5f, false) }, []), Doubt.Of(Unsure, []), Doubt.Of(Unsure, [Heads.Urgency]),
        ];
        rising.ShouldBe(rising.Order());
        rising.Distinct().Count().ShouldBe(rising.Length);
    }
}
