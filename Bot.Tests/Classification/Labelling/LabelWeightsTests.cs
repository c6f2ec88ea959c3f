using SupportBot.Classification.Labelling;
using SupportBot.Classification.Training;

namespace SupportBot.Tests.Classification.Labelling;

/// <summary>What of people's labels is learnt from. Head 3 is urgency, with four answers.</summary>
public sealed class LabelWeightsTests
{
    private const int Urgency = 3;
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Dictionary<(long Message, int Head), sbyte> Nothing = [];

    [Fact]
    public void A_label_of_somebody_nobody_was_compared_with_weighs_seven_tenths() =>
        Weigh([Given(1, value: 2)]).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            label => (label.Message, label.Head, label.Value).ShouldBe((1, Urgency, (sbyte)2)), label => label.Weight.ShouldBe(0.7f, 1e-3f));

    [Fact]
    public void Of_one_day_only_so_many_messages_of_a_labeller_count_and_the_next_day_so_many_again()
    {
        var labels = Enumerable.Range(0, 30).Select(i => Given(i, at: Monday.AddHours(i)))
            .Concat(Enumerable.Range(0, 30).Select(i => Given(i, at: Monday.AddHours(i)) with { Head = 4 }));

        var weighed = Weigh(labels, new LabelOptions { DailyLimit = 5 });

        weighed.Select(label => label.Message).Distinct().ShouldBe([0, 1, 2, 3, 4, 15, 16, 17, 18, 19]);
        weighed.Count.ShouldBe(20, "a message counts once, however many of its heads are labelled");
    }

    [Fact]
    public void A_labeller_who_disagrees_with_others_weighs_nothing_and_the_others_stay()
    {
        var labels = Enumerable.Range(0, 12).SelectMany(i => new[] { Given(i, 1, by: 1), Given(i, 1, by: 2), Given(i, 3, by: 3) }).ToList();
        var trust = Trust.Of(labels, Nothing);

        trust[3].ShouldBe(0);
        trust[1].ShouldBeGreaterThan(0.9);
        Weigh([.. labels, Given(99, 3, by: 3)]).ShouldAllBe(label => label.Value == 1);
    }

    [Fact]
    public void Two_who_contradict_each_other_on_everything_teach_nothing() =>
        Weigh(Enumerable.Range(0, 20).SelectMany(i => new[] { Given(i, 1, by: 1), Given(i, 2, by: 2) })).ShouldBeEmpty();

    [Fact]
    public void Who_labels_against_the_frozen_set_is_not_relied_on_and_its_messages_never_train()
    {
        var frozen = Enumerable.Range(0, 6).ToDictionary(i => ((long)i, Urgency), _ => (sbyte)0);
        var labels = Enumerable.Range(0, 6).SelectMany(i => new[] { Given(i, 3, by: 1), Given(i, 0, by: 2) }).Concat([Given(50, 3, by: 1), Given(51, 1, by: 2)]);

        LabelWeights.Weigh(labels, frozen, new LabelOptions()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            label => label.Message.ShouldBe(51), label => label.Weight.ShouldBeGreaterThan(0.7f));
    }

    [Fact]
    public void Who_contradicts_the_frozen_set_is_not_relied_on_however_many_agree_with_them()
    {
        var frozen = Enumerable.Range(0, 3).ToDictionary(i => ((long)i, Urgency), _ => (sbyte)0);

        Weigh(Band(60, read: null), frozen).ShouldBeEmpty();
    }

    [Fact]
    public void Who_corrects_certain_readings_more_than_others_is_not_relied_on_however_many_agree_with_them()
    {
        Weigh(Band(60, read: i => (0, i % 10 < 6 ? 0.95f : 0.6f))).ShouldBeEmpty();
        Weigh(Band(60, read: i => (0, i % 10 < 2 ? 0.95f : 0.6f))).ShouldAllBe(label => label.Weight > 0.9f, "as honest people do");
        Weigh(Band(60, read: _ => (3, 0.95f))).ShouldAllBe(label => label.Weight > 0.9f, "confirmed, not corrected");
        Weigh(Band(5, read: _ => (0, 0.95f))).ShouldAllBe(label => label.Weight > 0.5f, "a few prove nothing");
        Weigh(Band(60, read: _ => (0, 0.95f)).Select(label => label with { Source = LabelSource.Page })).ShouldAllBe(label => label.Weight > 0.9f, "admins are not judged by it");
    }

    [Fact]
    public void The_majority_holds_weaker_for_being_contradicted()
    {
        var label = Weigh([Given(1, 1, by: 1), Given(1, 1, by: 2), Given(1, 2, by: 3)]).ShouldHaveSingleItem();

        label.Value.ShouldBe((sbyte)1);
        label.Weight.ShouldBeLessThan(Weigh([Given(1, 1, by: 1), Given(1, 1, by: 2)]).Single().Weight);
    }

    [Fact]
    public void What_an_admin_settled_holds_whatever_others_say() =>
        Weigh([Given(1, 1, by: 1), Given(1, 1, by: 2), Given(1, 3, by: 9) with { Source = LabelSource.Settled }])
            .ShouldHaveSingleItem().ShouldBe(new WeighedLabel(1, Urgency, 3, 1));

    [Fact]
    public void What_one_person_says_against_a_certain_reading_weighs_a_quarter_until_a_second_says_it()
    {
        var against = Given(1, 3, by: 1) with { Read = 0, Confidence = 0.95f };

        Weigh([against]).Single().Weight.ShouldBe(0.7f / 4, 1e-3f);
        Weigh([against with { Confidence = 0.8f }]).Single().Weight.ShouldBe(0.7f, 1e-3f);
        Weigh([against, against with { Labeller = 2 }]).Single().Weight.ShouldBeGreaterThan(0.7f);
    }

    [Fact]
    public void What_one_person_alone_teaches_about_a_new_phrase_is_held_back_until_somebody_backs_it()
    {
        var planted = Enumerable.Range(0, 40).Select(i => Given(i, 3, by: 1) with { Read = 0, Confidence = 0.5f }).ToList();
        var texts = Enumerable.Range(0, 60).ToDictionary(i => (long)i, i => $"w{(char)('a' + i % 26)}{(char)('a' + i / 26)} {(i < 50 ? "kindly Zorblax!" : "and others")}");

        Sum(planted).ShouldBe(0.1, 1e-3, "all of them together");
        Sum(planted, known: "kindly zorblax").ShouldBe(0.2, 1e-3, "once in our own corpus");
        Sum([.. planted[..2]]).ShouldBe(1.4, 1e-3, "two are no plant");
        Sum([.. planted.Select(label => label with { Read = 3 })]).ShouldBe(28, 1e-3, "as it was read");
        Sum([.. planted.Select(label => label with { Message = label.Message + 20, Head = 4 }).Where(label => label.Message >= 50)]).ShouldBeGreaterThan(5, "no phrase in common but known ones");
        Sum([.. planted, Given(45, 3, by: 2)]).ShouldBeGreaterThan(20, "a second person says so too");
        Sum([.. planted, Given(45, 3, by: 1) with { Source = LabelSource.Page }]).ShouldBeGreaterThan(20, "an admin says so on the page");

        double Sum(IReadOnlyList<GivenLabel> labels, string known = "") => LabelWeights.Weigh(
            labels, Nothing, new LabelOptions(), new LonePhrases(texts, LonePhrases.Count([known, .. Enumerable.Repeat("and others", 500)]))).Sum(label => (double)label.Weight);
    }

    [Theory]
    [InlineData(60, 600, 60)]
    [InlineData(1000, 600, 400)]
    [InlineData(1000, 0, 0)]
    public void Labels_are_never_more_than_their_share_of_all_that_is_learnt_from(int labels, int rest, double most)
    {
        var messages = Enumerable.Range(0, labels).Select(i => new LabelledMessage($"m{i}", [])).ToList();

        LabelWeights.Limit(messages, rest, new LabelOptions { MostPercent = 40 }).Sum(message => (double)message.Weight).ShouldBe(most, 0.01);
    }

    [Fact]
    public void Where_labels_shall_weigh_nothing_none_is_learnt_from() =>
        LabelWeights.Limit([new LabelledMessage("m", [])], 600, new LabelOptions { MostPercent = 0 }).ShouldBeEmpty();

    [Fact]
    public void The_daily_limit_drops_no_settlement()
    {
        var labels = Enumerable.Range(0, 5).Select(i => Given(i, at: Monday.AddMinutes(i))).Append(Given(9, 3, at: Monday.AddHours(1)) with { Source = LabelSource.Settled });

        Weigh(labels, new LabelOptions { DailyLimit = 2 }).Select(label => (label.Message, label.Weight)).Last().ShouldBe((9, 1));
    }

    private static IEnumerable<GivenLabel> Band(int messages, Func<int, (sbyte Value, float Confidence)>? read) =>
        from i in Enumerable.Range(0, messages)
        from labeller in Enumerable.Range(1, 3)
        select Given(i, 3, labeller) with { Read = read?.Invoke(i).Value, Confidence = read?.Invoke(i).Confidence ?? 0 };

    private static IReadOnlyList<WeighedLabel> Weigh(IEnumerable<GivenLabel> labels, Dictionary<(long Message, int Head), sbyte> frozen) =>
        LabelWeights.Weigh(labels, frozen, new LabelOptions());

    private static IReadOnlyList<WeighedLabel> Weigh(IEnumerable<GivenLabel> labels, LabelOptions? options = null) =>
        LabelWeights.Weigh(labels, Nothing, options ?? new LabelOptions());

    private static GivenLabel Given(long message, sbyte value = 1, long by = 1, DateTimeOffset? at = null) =>
        new(message, Urgency, value, by, at ?? Monday, LabelSource.Desk);
}
