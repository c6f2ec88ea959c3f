using SupportBot.Handoff;

namespace SupportBot.Tests.Handoff;

/// <summary>What is said of waiting is measured, and a range (C16).</summary>
public sealed class WaitEstimateTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 12, 60, "3–10")]
    [InlineData(2, 12, 60, "10–30")]
    [InlineData(0, 60, 60, "1–2")]
    [InlineData(0, 600, 60, "1–2")]
    [InlineData(5, 6, 30, "20–45")]
    public void The_pace_of_the_last_hour_and_the_place_make_a_range(int ahead, int taken, int minutes, string expected) =>
        WaitEstimate.Of(ahead, taken, Now.AddMinutes(-minutes), Now).ShouldNotBeNull().ToString().ShouldBe(expected);

    [Theory]
    [InlineData(0, 2, 10)]
    [InlineData(20, 6, 60)]
    public void From_too_little_or_for_hours_nothing_is_promised(int ahead, int taken, int minutes) =>
        WaitEstimate.Of(ahead, taken, Now.AddMinutes(-minutes), Now).ShouldBeNull();
}
