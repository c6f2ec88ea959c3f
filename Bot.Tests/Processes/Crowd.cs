using SupportBot.Channels;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Processes;

/// <summary>Customers on every messenger, all writing at the same time.</summary>
internal sealed class Crowd
{
    private static readonly ChannelName[] Everywhere = [ChannelName.Web, ChannelName.Telegram, ChannelName.Discord];

    private readonly CancellationTokenSource _enough = new();
    private readonly Task _asking;
    private readonly Pulse _wrote;
    private volatile TaskCompletionSource _pace = new();

    private Crowd(IReadOnlyList<CrowdMember> members, Pulse wrote)
    {
        (Members, _wrote) = (members, wrote);
        _pace.SetResult();
        _asking = Task.WhenAll(members.Select(member => member.GoOnAskingAsync(() => _pace.Task, _enough.Token)));
    }

    public IReadOnlyList<CrowdMember> Members { get; }

    /// <summary>So many customers a messenger; each has a ticket, and they go on asking.</summary>
    /// <param name="longestThought">Between two messages of one of them; a fifth of a second when it is not given.</param>
    /// <param name="on">The messengers; all when none is given.</param>
    public static async Task<Crowd> GatherAsync(Messengers messengers, int each, int seed, TimeSpan? longestThought = null, params ChannelName[] on)
    {
        var wrote = new Pulse();
        var members = (on is [] ? Everywhere : on)
            .SelectMany((channel, c) => Enumerable.Range(1, each).Select(i => new CrowdMember(
                channel, $"{channel} {i}", messengers, new Random(seed + (100 * c) + i), wrote, longestThought ?? TimeSpan.FromSeconds(0.2))))
            .ToList();
        await Task.WhenAll(members.Select(member => member.BeginAsync()));
        return new Crowd(members, wrote);
    }

    /// <summary>Everybody writes the message they are at, and then waits.</summary>
    public void Pause() => _pace = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void GoOn() => _pace.TrySetResult();

    /// <summary>Waits until everybody has written so many messages more.</summary>
    public Task UntilEverybodyWroteAsync(int more)
    {
        var enough = Members.Select(member => member.Written.Count + more).ToList();
        return _wrote.UntilAsync(() => Members.Zip(enough).All(pair => pair.First.Written.Count >= pair.Second), "everybody writes on");
    }

    /// <summary>Everybody finishes the message they are at.</summary>
    public async Task StopAsync()
    {
        await _enough.CancelAsync();
        await _asking;
        _enough.Dispose();
    }
}
