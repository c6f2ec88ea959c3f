using SupportBot.Channels;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Processes;

/// <summary>A customer who waits for a person and goes on asking how it stands, whatever happens to the product meanwhile.</summary>
internal sealed class CrowdMember(ChannelName channel, string name, Messengers messengers, Random random, Pulse wrote, TimeSpan longestThought)
{
    private static readonly TimeSpan PauseBeforeRepeat = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public string Name => name;

    public ChannelName Channel => channel;

    /// <summary>What the messenger took, in order.</summary>
    public List<string> Written { get; } = [];

    private IMessenger Messenger => channel == ChannelName.Web ? messengers.Web : channel == ChannelName.Telegram ? messengers.Telegram : messengers.Discord;

    /// <summary>Asks for a person, and has read the ticket's number when it returns.</summary>
    public async Task BeginAsync()
    {
        await WriteAsync("a human please");
        (await Messenger.NextAsync(name)).Text.ShouldContain("SB-");
    }

    /// <param name="pace">Ends when the next message may be written.</param>
    public async Task GoOnAskingAsync(Func<Task> pace, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            await pace();
            await WriteAsync($"status? {Written.Count}");
            await Task.Delay(longestThought * random.NextDouble(), TimeProvider.System, enough).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task WriteAsync(string text)
    {
        if (channel == ChannelName.Web) await InsistAsync(text, $"{Written.Count}");
        // Who writes there already does not know whether a session is there to hear it.
        else if (channel == ChannelName.Discord && Written.Count > 0) messengers.Discord.World.WriteDirect(name, text);
        else await Messenger.WriteAsync(name, text);
        Written.Add(text);
        wrote.Beat();
    }

    // As a page does: the same message under the same id, until the server says it has it.
    private async Task InsistAsync(string text, string id)
    {
        for (var began = TimeProvider.System.GetTimestamp(); ; await Task.Delay(PauseBeforeRepeat, TimeProvider.System))
        {
            try
            {
                using var answer = await messengers.Web.TryWriteAsync(name, text, id);
                if (answer.IsSuccessStatusCode) return;
                TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(Patience, $"{name} was answered {answer.StatusCode}");
            }
            catch (HttpRequestException) when (TimeProvider.System.GetElapsedTime(began) < Patience)
            {
                // The server is away.
            }
        }
    }
}
