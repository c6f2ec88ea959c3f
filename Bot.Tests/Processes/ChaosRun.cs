using System.Globalization;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Processes;

/// <summary>The product between customers on every channel, on ways that fail at random, until they are well again and everything is settled.</summary>
internal sealed class ChaosRun : IAsyncDisposable
{
    /// <summary>Within this everything is settled once nothing fails any more.</summary>
    public static readonly TimeSpan LongestDrain = TimeSpan.FromSeconds(60);

    // A lost session is replaced by a new one, of which Discord allows a bot 1,000 a day.
    private static readonly TimeSpan BetweenLostSessions = TimeSpan.FromSeconds(150);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly DataFolder _folder = new();
    private readonly ChaosPlan _plan;
    private readonly Action<string> _say;
    private readonly Storm _storm;
    private readonly Messengers _messengers;
    private BotProcess _bot = null!;

    private ChaosRun(ChaosPlan plan, Storm storm, Messengers messengers, Action<string> say) =>
        (_plan, _storm, _messengers, _say) = (plan, storm, messengers, say);

    /// <summary>What the product wrote to its console.</summary>
    public string Output => _bot.Output;

    private IEngine Store => _plan.Connection is { } connection ? new PostgresEngine(connection) : new SqliteEngine(_folder.Database);

    // Telegram's limit of a chat is kept. The one of a bot is 30 a second, which is less than what is written.
    private IEnumerable<(string Key, string Value)> Settings =>
    [
        .. _messengers.Settings, ("Dialogs:WhenUncertain", "Repeat"), ("Channels:Telegram:ChatMessagesPerSecond", "1"),
        ("Channels:Telegram:MessagesPerSecond", $"{_plan.Rate * 4}"), .. _plan.Connection is { } connection ? [("Data:ConnectionString", connection)] : Array.Empty<(string, string)>(),
    ];

    public static async Task<ChaosRun> StartAsync(ChaosPlan plan, Action<string> say)
    {
        var storm = new Storm(plan.Seed, plan.Share);
        var run = new ChaosRun(plan, storm, await Messengers.OpenAsync(storm), say);
        run._bot = await BotProcess.ServeAsync(run._folder.Path, run._messengers.Address, run.Settings);
        return run;
    }

    public async Task<ChaosOutcome> RunAsync()
    {
        var crowd = await Crowd.GatherAsync(_messengers, _plan.Conversations, _plan.Seed, _plan.LongestThought);
        _storm.Begin();
        await RageAsync(crowd);
        _storm.End();
        var ended = TimeProvider.System.GetTimestamp();
        await crowd.StopAsync();
        using var draining = new CancellationTokenSource();
        var watching = WatchAsync(crowd, ended, draining.Token);
        var reckoning = await Reckoning.WhenSettledAsync(Store, _messengers, crowd);
        var drained = TimeProvider.System.GetElapsedTime(ended);
        await draining.CancelAsync();
        await watching;
        return new ChaosOutcome(crowd, reckoning, _storm, _messengers, drained);
    }

    public async ValueTask DisposeAsync()
    {
        await _messengers.DisposeAsync();
        await _bot.DisposeAsync();
        _folder.Dispose();
    }

    private async Task RageAsync(Crowd crowd)
    {
        var (began, lost) = (TimeProvider.System.GetTimestamp(), _plan.Length / 5);
        while (TimeProvider.System.GetElapsedTime(began) is var now && now < _plan.Length)
        {
            await Task.Delay(Second, TimeProvider.System);
            await SayAsync(crowd, now);
            if (now < lost) continue;
            _messengers.Discord.Gateway.InvalidateSession(resumable: false);
            lost = now + BetweenLostSessions;
        }
    }

    private async Task WatchAsync(Crowd crowd, long ended, CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            await SayAsync(crowd, TimeProvider.System.GetElapsedTime(ended));
            await Task.Delay(Second, TimeProvider.System, done).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task SayAsync(Crowd crowd, TimeSpan at)
    {
        var written = crowd.Members.Sum(member => member.Written.Count);
        var faults = _storm.Faults.Values.Sum();
        var open = await Reckoning.UnsettledAsync(Store, written);
        _say(string.Create(CultureInfo.InvariantCulture, $"{at.TotalSeconds,5:0} s  {written,8:N0} written  {faults,8:N0} faults  {open,6:N0} under way"));
    }
}
