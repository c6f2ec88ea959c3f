using SupportBot.Conversations;
using SupportBot.Storage;

namespace SupportBot.Desk.Notices;

/// <summary>Notices to one agent that one stream of events has not told yet.</summary>
/// <param name="after">The newest that the page has shown; the stream tells what came after it.</param>
internal sealed class UntoldNotices(AgentNotices notices, AgentId agent, long after)
{
    private HashSet<long> _told = [];
    private bool _rung = true;

    /// <summary>Draws the line: what comes after this is told.</summary>
    public async ValueTask BeginAsync() => _told = [.. (await notices.UnseenAsync(agent)).Where(notice => notice.Id <= after).Select(notice => notice.Id)];

    /// <summary>Says that there may be something.</summary>
    public void Ring() => Volatile.Write(ref _rung, true);

    /// <summary>What is new, and how many the agent has not seen; null when nothing changed.</summary>
    public async ValueTask<(IReadOnlyList<KeptNotice> Fresh, int Unseen)?> TakeAsync()
    {
        if (!Volatile.Read(ref _rung)) return null;
        Volatile.Write(ref _rung, false);
        var unseen = await notices.UnseenAsync(agent);
        // Ids of one agent may become visible out of order, so what was told is remembered one by one.
        var told = _told;
        _told = [.. unseen.Select(notice => notice.Id)];
        return ([.. unseen.Where(notice => !told.Contains(notice.Id))], unseen.Count);
    }
}
