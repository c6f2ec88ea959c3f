using System.Threading.Channels;
using SupportBot.Channels;
using SupportBot.Storage;

namespace SupportBot.Dialogs;

/// <summary>Shows customers of one messenger that an agent is writing. Never in the way of a reply: what cannot be shown at once is left out.</summary>
internal sealed class TypingSender(IChannel channel, Database database, TimeProvider clock, ILogger<TypingSender> log)
{
    // Messengers show it for five to ten seconds.
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(4);
    private const int MostAtOnce = 32;

    private readonly Channel<Address> _seen = Channel.CreateBounded<Address>(new BoundedChannelOptions(MostAtOnce) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Dictionary<Address, long> _shown = [];

    public async Task RunAsync(CancellationToken ending)
    {
        using var watching = database.Feed.WatchTyping(sign =>
        {
            if (sign is { Agent: not null, IsDraft: false, Address.Channel: var name } && name == channel.Name) _seen.Writer.TryWrite(sign.Address);
        });
        try
        {
            await foreach (var address in _seen.Reader.ReadAllAsync(ending)) await ShowAsync(address, ending);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // Somebody else shows it from now on.
        }
    }

    private async Task ShowAsync(Address address, CancellationToken ending)
    {
        var now = clock.GetTimestamp();
        foreach (var (old, at) in _shown.ToList()) if (clock.GetElapsedTime(at, now) >= Pace) _shown.Remove(old);
        if (!_shown.TryAdd(address, now)) return;
        try
        {
            await channel.ShowTypingAsync(address, ending);
        }
        catch (ChannelException failure)
        {
            log.TypingNotShown(channel.Name.Value, failure.Message);
        }
    }
}
