using SupportBot.Conversations;
using SupportBot.Handoff.Waiting;

namespace SupportBot.Tests.Handoff;

/// <summary>What is said of waiting is measured, a range, and mostly true (C16).</summary>
public sealed class WaitEstimateTests
{
    private const int Days = 6;
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly QueuePace Eight = new(Agents: 8, Measured: 40, MinutesEach: 12, OvertakenPerMinute: 0);

    private static readonly QueueDay[] Kinds =
    [
        new("steady") { ComePerMinute = _ => 0.62, AgentsHere = _ => 8 },
        new("rush") { ComePerMinute = at => at is > 120 and < 210 ? 1.1 : 0.5, AgentsHere = _ => 8 },
        new("lunch gap") { ComePerMinute = _ => 0.6, AgentsHere = at => at is > 180 and < 240 ? 4 : 9 },
        new("agents leaving") { ComePerMinute = _ => 0.55, AgentsHere = at => at < 200 ? 9 : at < 300 ? 8 : at < 400 ? 6 : 5 },
        new("bursts of critical tickets") { ComePerMinute = at => IsBurst(at) ? 1.6 : 0.5, AgentsHere = _ => 8, Urgent = at => IsBurst(at) ? 0.8 : 0.05 },
        new("two agents") { ComePerMinute = _ => 0.16, AgentsHere = _ => 2, MinutesEach = 11.5 },
        new("one ticket at a time") { ComePerMinute = _ => 0.62, AgentsHere = _ => 8, AtOnce = 1 },
        new("a crowd at the door") { ComePerMinute = at => at < 5 ? 5 : 0.5, AgentsHere = _ => 8 },
    ];

    public static TheoryData<string> AllKinds => new(Kinds.Select(day => day.Name));

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void C16_Eight_of_ten_waits_are_inside_the_range_that_was_told(string kind)
    {
        var day = Kinds.Single(one => one.Name == kind);
        var told = Enumerable.Range(1, Days).SelectMany(seed => new WaitSimulation(day, seed).Play().Told).ToList();
        var first = told.Where(one => one.IsFirst).ToList();

        first.Count.ShouldBeGreaterThan(100);
        Share(first).ShouldBeGreaterThanOrEqualTo(0.8, "of the ranges told first");
        Share(told).ShouldBeGreaterThanOrEqualTo(0.8, "of all ranges that were told");
        // A range that says nothing would always hold.
        (Median(told.Select(one => (double)one.Range.Width)) / Median(told.Select(one => one.Waited))).ShouldBeLessThan(2.3, "width of the median range to the median wait");
    }

    [Theory]
    [InlineData(0, 0, 3)]
    [InlineData(3, 2, 10)]
    [InlineData(10, 10, 25)]
    [InlineData(40, 30, 75)]
    public void C16_The_range_grows_with_the_place(int ahead, int from, int to) => WaitEstimate.Of(Eight, ahead).ShouldBe(new WaitEstimate(from, to));

    [Fact]
    public void C16_From_too_little_for_hours_or_with_nobody_here_no_time_is_told()
    {
        WaitEstimate.Of(Eight with { Measured = 2 }, 0).ShouldBeNull();
        WaitEstimate.Of(Eight with { Trust = 3 }, 10).ShouldBeNull("a range as wide as this says nothing");
        WaitEstimate.Of(Eight with { Agents = 0 }, 0).ShouldBeNull();
        WaitEstimate.Of(Eight, 100).ShouldBeNull();
        WaitEstimate.Of(Eight with { OvertakenPerMinute = 0.6 }, 3).ShouldBeNull();
    }

    [Fact]
    public void C16_Nobody_is_told_that_somebody_comes_after_people_went_home()
    {
        WaitEstimate.Of(Eight, 10, longest: 25).ShouldBe(new WaitEstimate(10, 25));
        WaitEstimate.Of(Eight, 10, longest: 20).ShouldBeNull();
        WaitNews.Next(new ToldWait(Now, 10, 10, 25, false), Eight, 9, 9, Now.AddMinutes(1), longest: 15).ShouldNotBeNull().To.ShouldBe(0, "it is withdrawn");
    }

    [Fact]
    public void C16_What_did_not_come_true_widens_what_is_told_until_as_many_come_true_as_are_promised()
    {
        var chance = new Random(3);
        var held = new List<bool>();
        for (var i = 0; i < 2000; i++)
        {
            var pace = Eight with { Trust = Trust.After(held.TakeLast(Trust.Newest)) };
            // A desk whose pace drifts by far more than chance alone would have it.
            var (range, takes) = (WaitEstimate.Of(pace, 5), 9 * Math.Exp(0.9 * ((chance.NextDouble() * 2) - 1)));
            if (range is { } told) held.Add(takes >= told.From && takes <= told.To);
        }

        held.Skip(500).Average(holds => holds ? 1 : 0).ShouldBeInRange(0.8, 0.9);
        Trust.After(Enumerable.Repeat(true, Trust.Newest)).ShouldBe(QueuePaces.Newest, "what always holds is as narrow as what was measured allows");
        WaitEstimate.Of(Eight with { Trust = Trust.After(Enumerable.Repeat(false, 20)) }, 3).ShouldNotBe(WaitEstimate.Of(Eight, 3));
    }

    [Fact]
    public void C16_What_was_told_stays_while_it_is_likely_and_is_changed_or_withdrawn_when_it_is_wrong()
    {
        var told = WaitNews.Next(null, Eight, 3, 3, Now).ShouldNotBeNull();
        WaitNews.Next(told, Eight, 3, 3, Now.AddMinutes(2)).ShouldBeSameAs(told);

        var half = WaitNews.Next(told, Eight with { Agents = 4 }, 3, 3, Now.AddMinutes(2)).ShouldNotBeNull();
        (half.To > told.To, half.IsLate).ShouldBe((true, false));
        var late = WaitNews.Next(told, Eight, 3, 3, Now.AddMinutes(told.To + 1)).ShouldNotBeNull();
        (late.IsLate, late.To).ShouldBe((true, told.To));
        var withdrawn = WaitNews.Next(told, Eight with { Agents = 0 }, 3, 3, Now.AddMinutes(2)).ShouldNotBeNull();
        (withdrawn.To, withdrawn.IsLate).ShouldBe((0, false));
        WaitNews.Next(withdrawn, Eight with { Agents = 0 }, 3, 3, Now.AddMinutes(9)).ShouldBeSameAs(withdrawn);
        WaitNews.Next(withdrawn, Eight, 3, 3, Now.AddMinutes(9)).ShouldNotBeNull().To.ShouldBe(told.To);
    }

    [Fact]
    public void C16_Only_what_was_taken_by_somebody_busy_measures_the_pace()
    {
        var before = new TakenTicket(Now.AddMinutes(-12), default, Load: 2);
        var taken = new TakenTicket(Now, TimeSpan.FromMinutes(10), Load: 2);

        taken.Cost(before, Now.AddMinutes(-3), here: 4).ShouldBe(TimeSpan.FromMinutes(12), "three minutes of four agents");
        taken.Cost(before, Now.AddMinutes(-30), here: 4).ShouldBe(TimeSpan.FromMinutes(40), "nothing waited before it came");
        (taken with { Waited = TimeSpan.FromSeconds(5) }).Cost(before, null, 4).ShouldBeNull("somebody was idle");
        taken.Cost(null, null, 4).ShouldBeNull("just come");
        taken.Cost(before with { At = Now.AddSeconds(-20), Load = 1 }, null, 4).ShouldBeNull("filling up");
    }

    private static bool IsBurst(double at) => at > 60 && at % 150 < 10;

    private static double Share(List<ToldRange> told) => told.Count(one => one.Holds) / (double)told.Count;

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
