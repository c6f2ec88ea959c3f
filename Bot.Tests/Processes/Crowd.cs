using SupportBot.Channels;

namespace SupportBot.Tests.Processes;

/// <summary>Customers on every messenger, all writing at the same time.</summary>
internal sealed class Crowd
{
    private readonly CancellationTokenSource _enough = new();
    private readonly Task _asking;
    private volatile TaskCompletionSource _pace = new();

    private Crowd(IReadOnlyList<CrowdMember> members)
    {
        Members = members;
        _pace.SetResult();
        _asking = Task.WhenAll(members.Select(member => member.GoOnAskingAsync(() => _pace.Task, _enough.Token)));
    }

    public IReadOnlyList<CrowdMember> Members { get; }

    /// <summary>So many customers a messenger; each has a ticket, and they go on asking.</summary>
    public static async Task<Crowd> GatherAsync(Messengers messengers, int each, int seed)
    {
        ChannelName[] channels = [ChannelName.Web, ChannelName.Telegram, ChannelName.Discord];
        var members = channels
            .SelectMany((channel, c) => Enumerable.Range(1, each).Select(i => new CrowdMember(channel, $"{channel} {i}", messengers, new Random(seed + (100 * c) + i))))
            .ToList();
        await Task.WhenAll(members.Select(member => member.BeginAsync()));
        return new Crowd(members);
    }

    /// <summary>Everybody writes the message they are at, and then waits.</summary>
    public void Pause() => _pace = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void GoOn() => _pace.TrySetResult();

    /// <summary>Everybody finishes the message they are at.</summary>
    public async Task StopAsync()
    {
        await _enough.CancelAsync();
        await _asking;
        _enough.Dispose();
    }
}
