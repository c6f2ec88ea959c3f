namespace SupportBot.Tests.Support;

/// <summary>One call that a program made to Telegram.</summary>
/// <param name="By">The program, by the address it was told to call.</param>
/// <param name="At">When, as a timestamp of the system's clock.</param>
internal sealed record TelegramVisit(string By, string Method, long At);

/// <summary>Who called Telegram, in order, when several programs do.</summary>
internal sealed class TelegramVisits
{
    private readonly Pulse _pulse = new();
    private readonly Lock _gate = new();
    private readonly List<TelegramVisit> _all = [];

    public IReadOnlyList<TelegramVisit> All
    {
        get { lock (_gate) return [.. _all]; }
    }

    /// <summary>Who asked for messages: a program that goes on is named once, one that comes back a second time.</summary>
    public IReadOnlyList<string> Pollers
    {
        get
        {
            var polls = All.Where(visit => visit.Method == "getUpdates").Select(visit => visit.By).ToList();
            return [.. polls.Where((by, i) => i == 0 || polls[i - 1] != by)];
        }
    }

    public void Add(string by, string method)
    {
        lock (_gate) _all.Add(new TelegramVisit(by, method, TimeProvider.System.GetTimestamp()));
        _pulse.Beat();
    }

    /// <summary>The first time a program asks for messages.</summary>
    public async Task<TelegramVisit> FirstPollAsync(string by)
    {
        await _pulse.UntilAsync(() => FirstPoll(by) is not null, $"'{by}' asks Telegram for messages");
        return FirstPoll(by)!;
    }

    private TelegramVisit? FirstPoll(string by) => All.FirstOrDefault(visit => visit.By == by && visit.Method == "getUpdates");
}
