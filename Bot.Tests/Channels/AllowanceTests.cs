using SupportBot.Channels;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels;

public sealed class AllowanceTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly FakeClock _clock = new();

    [Fact]
    public void A_whole_allowance_may_be_taken_at_once_and_grows_back_evenly()
    {
        var allowance = new Allowance(6, Minute, _clock);
        for (var i = 0; i < 6; i++) allowance.Take("ann").ShouldBe(TimeSpan.Zero);

        allowance.Take("ann").ShouldBe(TimeSpan.FromSeconds(10));
        _clock.Advance(TimeSpan.FromSeconds(9));
        allowance.Take("ann").ShouldBe(TimeSpan.FromSeconds(1));
        _clock.Advance(TimeSpan.FromSeconds(1));
        allowance.Take("ann").ShouldBe(TimeSpan.Zero);
        allowance.Take("ann").ShouldBe(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Everybody_has_their_own()
    {
        var allowance = new Allowance(1, Minute, _clock);
        allowance.Take("ann").ShouldBe(TimeSpan.Zero);
        allowance.Take("ann").ShouldBeGreaterThan(TimeSpan.Zero);
        allowance.Take("boris").ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void What_is_larger_than_all_may_be_had_for_all()
    {
        var allowance = new Allowance(100, Minute, _clock);
        allowance.Take("ann", 1_000).ShouldBe(TimeSpan.Zero);
        allowance.Take("ann", 1).ShouldBe(TimeSpan.FromSeconds(0.6));
    }

    [Fact]
    public void Zero_is_no_limit()
    {
        var allowance = new Allowance(0, Minute, _clock);
        for (var i = 0; i < 1_000; i++) allowance.Take("ann", 1_000).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Whoever_took_nothing_for_long_is_forgotten()
    {
        var allowance = new Allowance(1, Minute, _clock);
        for (var i = 0; i < 25_000; i++)
        {
            allowance.Take($"{i}");
            _clock.Advance(TimeSpan.FromSeconds(1));
        }
        allowance.Count.ShouldBeLessThan(20_100);
        allowance.Take("24999").ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public async Task Many_who_take_at_the_same_moment_get_no_more_than_there_is()
    {
        var allowance = new Allowance(100, Minute, _clock);
        var taken = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 1_000; i++)
                if (allowance.Take("ann") == TimeSpan.Zero) Interlocked.Increment(ref taken);
        })));
        taken.ShouldBe(100);
    }
}
