using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Options;
using SupportBot.Channels;
using SupportBot.Dialogs;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Dialogs;

/// <summary>The quiet window follows the customer's own rhythm (C01).</summary>
public sealed class RhythmTests
{
    private static readonly WindowBounds Bounds = new(Ms(700), Ms(1200), Ms(3500));

    [Fact]
    public void C01_Who_writes_slowly_is_not_interrupted_for_long_and_who_writes_fast_does_not_wait()
    {
        Told(1900, 2100, 2000, 2200, 1900).Window(Bounds).TotalMilliseconds.ShouldBeInRange(2600, 3500);
        Told(300, 250, 350, 300).Window(Bounds).ShouldBe(Bounds.Shortest);
    }

    [Fact]
    public void C01_From_a_single_pause_nothing_is_concluded() => Told(300).Window(Bounds).ShouldBe(Bounds.Usual);

    [Fact]
    public void C01_An_answer_to_a_reply_is_no_pause_within_a_burst()
    {
        var known = Told(300, 300);

        known.After(Ms(9000), Bounds).ShouldBe(known);
        known.After(Bounds.Shortest + Rhythm.Reading, Bounds).ShouldBe(known);
    }

    [Fact]
    public void C01_Pauses_count_by_half_when_they_grow_and_slowly_when_they_shrink()
    {
        var slow = Told(1000, 2000);
        slow.Pause.ShouldBe(Ms(1500));

        slow.After(Ms(500), Bounds).Pause.ShouldBe(Ms(1350));
    }

    [Fact]
    public void C01_Whatever_the_pauses_the_window_stays_within_its_bounds() =>
        Check.One(Some.Thorough, Prop.ForAll(Gen.Choose(-100, 6000).ListOf().ToArbitrary(), pauses =>
        {
            var window = Told([.. pauses]).Window(Bounds);
            (window >= Bounds.Shortest && window <= Bounds.Longest).ShouldBeTrue();
        }));

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(5000)]
    public void C01_A_window_set_beyond_the_bounds_is_kept_as_it_is(int usual)
    {
        var windows = new QuietWindows(Options.Create(new DialogOptions { QuietWindowMs = usual }));
        var (ann, at) = (new Address(ChannelName.Web, "ann"), TurnTalk.Start);

        for (var i = 0; i < 5; i++) windows.Heard(ann, at.AddMilliseconds(300 * i));

        windows.Of(ann).ShouldBe(Ms(usual));
    }

    [Fact]
    public void C01_Each_customer_has_a_rhythm_of_their_own()
    {
        var windows = new QuietWindows(Options.Create(new DialogOptions()));
        var (ann, ben) = (new Address(ChannelName.Web, "ann"), new Address(ChannelName.Web, "ben"));
        foreach (var i in Enumerable.Range(0, 4))
        {
            windows.Heard(ann, TurnTalk.Start.AddMilliseconds(200 * i));
            windows.Heard(ben, TurnTalk.Start.AddMilliseconds(2000 * i));
        }

        windows.Of(ann).ShouldBe(Ms(700));
        windows.Of(ben).ShouldBeGreaterThan(Ms(2500));
        windows.Of(new Address(ChannelName.Web, "cid")).ShouldBe(Ms(1200));
    }

    private static Rhythm Told(params int[] pauses) => pauses.Aggregate(default(Rhythm), (rhythm, pause) => rhythm.After(Ms(pause), Bounds));

    private static TimeSpan Ms(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
