using System.Diagnostics;
using SupportBot.Tests.Support;
using Xunit.Abstractions;

namespace SupportBot.Tests.Learning;

/// <summary>Exchanging the active model is nothing a customer could notice.</summary>
public sealed class SwapTests(ITestOutputHelper output)
{
    private const int Swaps = 50;
    private const int Turns = 50;

    // 20 ms are promised; a busy machine that runs other tests beside this one takes a thread away for longer.
    private static readonly TimeSpan LongestStall = TimeSpan.FromMilliseconds(250);
    private int _taken;

    [Fact]
    public async Task Turns_go_on_during_fifty_swaps_and_none_is_dropped()
    {
        await using var store = await TestStore.OpenAsync();
        using var models = new StoredModels(store);
        var versions = new[] { await models.AddAsync(1), await models.AddAsync(2) };
        using var done = new CancellationTokenSource();

        var taking = Task.Run(() => TakeTurnsAsync(store, new TurnsWithModels(store, models), done.Token));
        var reading = Task.Run(() => LongestReading(models, done.Token));
        var swaps = 0;
        for (; (swaps < Swaps || Volatile.Read(ref _taken) < Turns) && !taking.IsCompleted; swaps++)
        {
            await models.PromoteAsync(versions[swaps % 2]);
            await models.Keeper.LookAsync(default);
            models.Active.Current.Version.ShouldBe(versions[swaps % 2].Value);
        }
        await done.CancelAsync();

        await taking;
        var stall = await reading;
        output.WriteLine($"{_taken} turns during {swaps} swaps, the longest reading {stall.TotalMilliseconds:0.00} ms");
        stall.ShouldBeLessThan(LongestStall);
    }

    private async Task TakeTurnsAsync(TestStore store, TurnsWithModels turns, CancellationToken until)
    {
        while (!until.IsCancellationRequested)
        {
            var id = await turns.TakeAsync("my payment was charged twice", $"{_taken}");
            (await store.Conversations.LoadAsync(id)).ShouldNotBeNull().IsOwed.ShouldBeFalse();
            Interlocked.Increment(ref _taken);
        }
    }

    private static TimeSpan LongestReading(StoredModels models, CancellationToken until)
    {
        var longest = TimeSpan.Zero;
        while (!until.IsCancellationRequested)
        {
            var began = Stopwatch.GetTimestamp();
            models.Active.Current.Assess("my payment was charged twice");
            var took = Stopwatch.GetElapsedTime(began);
            if (took > longest) longest = took;
        }
        return longest;
    }
}
