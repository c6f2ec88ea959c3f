using SupportBot.Learning.Watch;
using SupportBot.Storage.Watch;

namespace SupportBot.Tests.Learning.Watch;

public sealed class AlertLineTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void Days_that_differ_by_chance_alone_stay_below_the_line()
    {
        var random = new Random(5);
        var days = Enumerable.Range(0, 300).Select(_ => new Measured(200, Enumerable.Range(0, 200).Count(_ => random.NextDouble() < 0.3) / 200.0)).ToArray();
        var beyond = Enumerable.Range(AlertLine.DaysBefore, days.Length - AlertLine.DaysBefore)
            .Count(i => days[i].Value > AlertLine.Above(days[(i - AlertLine.DaysBefore)..i], 200));
        beyond.ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public void The_line_is_three_deviations_from_the_middle_of_the_days_before_whatever_a_few_of_them_were()
    {
        Measured[] before = [.. Enumerable.Range(0, 24).Select(i => new Measured(1000, i % 2 == 0 ? 0.28 : 0.32)), .. Enumerable.Repeat(new Measured(1000, 0.9), 4)];
        AlertLine.Above(before[..24], 1000)!.Value.ShouldBe(0.3 + (3 * 1.4826 * 0.02), 1e-9);
        AlertLine.Above(before, 1000)!.Value.ShouldBeLessThan(0.6);
        // On few messages chance alone goes further.
        AlertLine.Above(before[..24], 30)!.Value.ShouldBeGreaterThan(0.54);
    }

    [Theory]
    [InlineData(0.28, 0.5, 0.3, 0.15, 0.05)]
    [InlineData(0.21, 0.6, 0.4)]
    [InlineData(0.13, 0.95, 0.03, 0.02)]
    [InlineData(0.32, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1)]
    public void A_mix_that_strays_by_chance_alone_stays_below_a_line_that_is_not_far(double atMost, params double[] mix)
    {
        const int messages = 60;
        var random = new Random(5);
        // The days before say nothing here, so that chance alone draws the line.
        var line = AlertLine.AboveDrift([.. Enumerable.Repeat(new Measured(messages, 0), 7)], messages, mix)!.Value;
        Enumerable.Range(0, 300).Count(_ => Stray() > line).ShouldBeLessThanOrEqualTo(3);
        line.ShouldBeLessThan(atMost);

        double Stray()
        {
            var counts = new int[mix.Length];
            for (var i = 0; i < messages; i++) counts[Draw(random.NextDouble())]++;
            return counts.Zip(mix, (count, share) => Math.Abs((count / (double)messages) - share)).Sum() / 2;
        }

        int Draw(double at)
        {
            var answer = 0;
            while (answer < mix.Length - 1 && (at -= mix[answer]) >= 0) answer++;
            return answer;
        }
    }

    [Fact]
    public void What_never_happened_may_happen_once_without_being_unusual()
    {
        Measured[] before = [.. Enumerable.Repeat(new Measured(40, 0), 28)];
        AlertLine.Above(before, 40)!.Value.ShouldBeInRange(1.0 / 40, 5.0 / 40);
        AlertLine.AboveDrift(before, 40, [1, 0, 0])!.Value.ShouldBeInRange(1.0 / 40, 8.0 / 40);

        var now = new DateTimeOffset(Today, new TimeOnly(12, 0), TimeSpan.Zero);
        Correction[] right = [.. Enumerable.Range(0, 300).Select(i => new Correction(now.AddDays(-20).AddMinutes(i), true))];
        Accuracy.Of([.. right, new Correction(now, false)], Today, Today).ShouldHaveSingleItem().IsUnusual.ShouldBeFalse();
        Accuracy.Of([.. right, .. Enumerable.Repeat(new Correction(now, false), 6)], Today, Today).ShouldHaveSingleItem().IsUnusual.ShouldBeTrue();
    }

    [Fact]
    public void Nothing_is_called_unusual_on_too_few_messages_or_days()
    {
        AlertLine.Above([.. Enumerable.Repeat(new Measured(1000, 0.2), 6)], 1000).ShouldBeNull();
        AlertLine.Above([.. Enumerable.Repeat(new Measured(29, 0.2), 28)], 1000).ShouldBeNull();
        AlertLine.Above([.. Enumerable.Repeat(new Measured(1000, 0.2), 7)], 29).ShouldBeNull();
        AlertLine.Above([.. Enumerable.Repeat(new Measured(1000, 0.2), 7)], 30).ShouldNotBeNull();
    }

    [Fact]
    public void Readings_that_are_found_wrong_more_often_than_before_are_seen()
    {
        var now = new DateTimeOffset(Today, new TimeOnly(12, 0), TimeSpan.Zero);
        var before = Enumerable.Range(0, 200).Select(i => new Correction(now.AddDays(-20).AddMinutes(i), i % 10 != 0));

        Accuracy.Of([.. before, .. Enumerable.Range(0, 100).Select(i => new Correction(now.AddSeconds(i), i % 10 != 0))], Today.AddDays(-29), Today)[^1].IsUnusual.ShouldBeFalse();
        var worse = Accuracy.Of([.. before, .. Enumerable.Range(0, 100).Select(i => new Correction(now.AddSeconds(i), i % 2 != 0))], Today.AddDays(-29), Today);
        worse.Count.ShouldBe(2);
        worse[^1].ShouldSatisfyAllConditions(day => day.Day.ShouldBe(Today), day => day.Value.ShouldBe(0.5), day => day.IsUnusual.ShouldBeTrue());
    }
}
