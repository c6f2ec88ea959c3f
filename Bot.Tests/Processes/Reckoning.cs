using SupportBot.Channels;
using SupportBot.Storage;
using SupportBot.Triage.Listening;

namespace SupportBot.Tests.Processes;

/// <summary>Holds what the store has against what a crowd wrote and what it was shown.</summary>
internal sealed class Reckoning
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Messengers _messengers;
    private readonly Crowd _crowd;
    private readonly Dictionary<string, StoredConversation> _conversations;
    private readonly Dictionary<string, List<string>> _seenOnTheWeb = [];

    private Reckoning(Messengers messengers, Crowd crowd, Dictionary<string, StoredConversation> conversations) =>
        (_messengers, _crowd, _conversations) = (messengers, crowd, conversations);

    /// <summary>Sends a kill cut off on Telegram: they may have arrived or not.</summary>
    public int CutOff => _conversations.Values.Sum(conversation => conversation.Outbox.Count(sending => sending.State is DeliveryState.Uncertain));

    /// <summary>Sends on Telegram that were done once more, and are marked so.</summary>
    public int Repeated => _conversations.Values.Sum(conversation => conversation.Outbox.Count(sending => sending.IsRepeated));

    /// <summary>Replies that customers of the messengers were shown.</summary>
    public int Shown => _crowd.Members.Sum(member => ShownTo(member).Count);

    /// <summary>How long a web chat waited at most for a reply. Messengers tell whole seconds only.</summary>
    public TimeSpan LongestTurn => _crowd.Members.Where(member => member.Channel == ChannelName.Web).Max(member => _conversations[member.Name].LongestTurn);

    /// <summary>Waits until everything the crowd wrote is in the store, every turn is taken, every reply is sent or given up, and the web has seen it.</summary>
    public static async Task<Reckoning> WhenSettledAsync(IEngine store, Messengers messengers, Crowd crowd)
    {
        var reckoning = new Reckoning(messengers, crowd, await SettledAsync(store, crowd));
        foreach (var member in crowd.Members.Where(member => member.Channel == ChannelName.Web)) await reckoning.LookAsync(member);
        return reckoning;
    }

    /// <summary>Every message is kept once and in order, has its one reply, and every reply was shown once and in order.</summary>
    public async Task CheckAsync()
    {
        foreach (var member in _crowd.Members)
        {
            var conversation = _conversations[member.Name];
            conversation.Written.ShouldBe(member.Written, member.Name);
            conversation.IsOwedATurn.ShouldBeFalse(member.Name);
            conversation.Said.Count.ShouldBe(RepliesOwed(conversation), $"{member.Name}\n{conversation.Transcript}");
            if (member.Channel == ChannelName.Web) await CheckWebAsync(member);
            else if (member.Channel == ChannelName.Discord) CheckCertain(ShownTo(member), conversation, member.Name);
            else CheckCutOff(ShownTo(member), conversation, member.Name);
        }
    }

    private IReadOnlyList<(string Id, string Text)> ShownTo(CrowdMember member) =>
        member.Channel == ChannelName.Telegram ? _messengers.Telegram.ShownTo(member.Name)
        : member.Channel == ChannelName.Discord ? _messengers.Discord.World.ShownTo(member.Name)
        : [];

    // What was written faster than a messenger takes it may be under way for long; it is waited for while it goes on.
    private static async Task<Dictionary<string, StoredConversation>> SettledAsync(IEngine store, Crowd crowd)
    {
        var written = crowd.Members.Sum(member => member.Written.Count);
        var (least, at) = (long.MaxValue, TimeProvider.System.GetTimestamp());
        while (await UnsettledAsync(store, written) is > 0 and var unsettled && TimeProvider.System.GetElapsedTime(at) < Patience)
        {
            if (unsettled < least) (least, at) = (unsettled, TimeProvider.System.GetTimestamp());
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
        // A page whose opening was not answered is opened again, and may leave a conversation in which nobody ever wrote.
        return (await StoredConversation.ReadAllAsync(store)).Where(conversation => conversation.Rows.Count > 0).ToDictionary(conversation => conversation.Customer);
    }

    /// <param name="written">How many messages there are.</param>
    /// <returns>How many messages are not kept yet, turns owed and replies under way.</returns>
    public static async Task<long> UnsettledAsync(IEngine store, int written)
    {
        using var sql = await Sql.OpenAsync(store, writable: false);
        var (kept, open) = await sql.FirstAsync(
            """
            SELECT (SELECT COUNT(*) FROM messages WHERE author = 0),
              (SELECT COUNT(*) FROM conversations WHERE last_position > handled_position OR ready_at IS NOT NULL) + (SELECT COUNT(*) FROM outbox WHERE state <= 1)
            """,
            row => (row.GetInt64(0), row.GetInt64(1)));
        return Math.Max(0, written - kept) + open;
    }

    // The handoff, and one answer to each turn that asked; a turn of many messages at once is no question any more.
    private static int RepliesOwed(StoredConversation conversation) => 1 + conversation.Turns().Skip(1).Count(StatusQuestion.Asks);

    // The handoff was read at the beginning.
    private async Task LookAsync(CrowdMember member)
    {
        var said = _conversations[member.Name].Said;
        var seen = _seenOnTheWeb[member.Name] = [said[0]];
        while (seen.Count < said.Count) seen.Add((await _messengers.Web.NextAsync(member.Name)).Text);
    }

    private async Task CheckWebAsync(CrowdMember member)
    {
        _seenOnTheWeb[member.Name].ShouldBe(_conversations[member.Name].Said, member.Name);
        (await _messengers.Web.SeenAsync(member.Name)).ShouldBeEmpty(member.Name);
    }

    // Discord knows a repeat when it sees one, so what a kill cut off is simply sent again.
    private static void CheckCertain(IReadOnlyList<(string Id, string Text)> shown, StoredConversation conversation, string name)
    {
        conversation.Outbox.Select(sending => sending.Text).ShouldBe(conversation.Said, name);
        shown.Select(message => message.Text).ShouldBe(conversation.Said, name);
        conversation.Outbox.ShouldAllBe(sending => sending.State == DeliveryState.Sent);
    }

    // What was cut off on Telegram may have arrived or not, and is marked so; what was sent once more may have arrived twice. Every other reply arrived
    // once, in order.
    private static void CheckCutOff(IReadOnlyList<(string Id, string Text)> shown, StoredConversation conversation, string name)
    {
        conversation.Outbox.Select(sending => sending.Text).ShouldBe(conversation.Said, name);
        conversation.Outbox.ShouldAllBe(sending => sending.State == DeliveryState.Sent || sending.State == DeliveryState.Uncertain);
        var (next, inDoubt) = (0, new List<string>());
        foreach (var sending in conversation.Outbox)
        {
            inDoubt.AddRange(Enumerable.Repeat(sending.Text, sending.InDoubt));
            if (sending.State is DeliveryState.Uncertain) continue;
            var at = shown.Skip(next).TakeWhile(message => message.Id != sending.MessengersId).Count() + next;
            at.ShouldBeLessThan(shown.Count, $"{name} was not shown {sending.MessengersId}, or not in order");
            shown[at].Text.ShouldBe(sending.Text, name);
            CheckInDoubt(shown.Take(at).Skip(next), inDoubt, name);
            next = at + 1;
            inDoubt.Clear();
        }
        CheckInDoubt(shown.Skip(next), inDoubt, name);
    }

    private static void CheckInDoubt(IEnumerable<(string Id, string Text)> shown, List<string> inDoubt, string name)
    {
        foreach (var (id, text) in shown) inDoubt.Remove(text).ShouldBeTrue($"{name} was shown {id} twice or out of order");
    }
}
