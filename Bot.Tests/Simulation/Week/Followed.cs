using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;

namespace SupportBot.Tests.Simulation.Week;

/// <summary>One conversation as its changes told it.</summary>
internal sealed class Followed(ConversationId id, Address address)
{
    public ConversationId Id => id;

    public Address Address => address;

    /// <summary>As the newest turn, timer or act left it; null until the first turn.</summary>
    public Conversation? Now { get; set; }

    public Ticket? Ticket => Now?.Ticket;

    public TicketNumber Number => TicketStore.NumberFor(id.Value);

    /// <summary>Who of the customer and the agents wrote last.</summary>
    public Author LastFrom { get; set; }

    public DateTimeOffset LastAt { get; set; }

    /// <summary>How often agents wrote since the matter was opened or opened again.</summary>
    public int Replies { get; set; }

    /// <summary>Who let it pass when routing gave it to them, and when it came back.</summary>
    public Dictionary<AgentId, DateTimeOffset> LetPass { get; } = [];

    /// <summary>Every commit, in order.</summary>
    public List<Moment> Moments { get; } = [];
}

/// <summary>What one commit left.</summary>
/// <param name="From">The position before its lines.</param>
/// <param name="CustomerWrote">A turn took what the customer wrote.</param>
internal sealed record Moment(DateTimeOffset At, long From, long To, Conversation After, bool CustomerWrote);

/// <summary>Follows all conversations through the changes the store tells: what desks and pages live on.</summary>
internal sealed class FollowedConversations(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Address, Followed> _all = [];
    private readonly Dictionary<TicketNumber, Followed> _byNumber = [];
    private readonly Dictionary<TicketNumber, Followed> _waiting = [];
    private readonly Dictionary<AgentId, SortedDictionary<long, Followed>> _owned = [];
    private readonly List<(Followed What, Change How)> _news = [];

    public int Count => _all.Count;

    public IEnumerable<Followed> All => _all.Values;

    /// <summary>Those who wait, in the order in which they are taken.</summary>
    public IReadOnlyList<Followed> Waiting =>
        [.. _waiting.Values.OrderByDescending(one => one.Ticket!.Urgency).ThenBy(one => one.Ticket!.WaitingSince).ThenBy(one => one.Number.Value)];

    public int WaitingCount => _waiting.Count;

    public Followed? Find(Address address) => _all.GetValueOrDefault(address);

    public Followed? Find(TicketNumber number)
    {
        lock (_gate) return _byNumber.GetValueOrDefault(number);
    }

    public IReadOnlyList<Followed> Of(AgentId agent) => _owned.TryGetValue(agent, out var own) ? [.. own.Values] : [];

    public void Follow(Change change)
    {
        lock (_gate)
        {
            if (!_all.TryGetValue(change.Address, out var followed)) _all[change.Address] = followed = new Followed(change.Conversation, change.Address);
            _byNumber[followed.Number] = followed;
            if (change.Arrived is not null) followed.LastFrom = Author.Customer;
            if (change.Entries is [.., var last]) followed.LastAt = last.At;
            foreach (var entry in change.Entries)
                if (entry.Author is Author.Agent) (followed.LastFrom, followed.Replies) = (Author.Agent, followed.Replies + 1);
            if (change.After is { } after)
            {
                followed.Moments.Add(new Moment(clock.GetUtcNow(), change.From, change.To, after, change.Handled is not null));
                Moved(followed, after);
            }
            _news.Add((followed, change));
        }
    }

    /// <summary>What changed since this was asked last, conversation by conversation.</summary>
    public IReadOnlyList<(Followed What, Change How)> TakeNews()
    {
        lock (_gate)
        {
            var news = _news.OrderBy(one => one.What.Id.Value).ToList();
            _news.Clear();
            return news;
        }
    }

    private void Moved(Followed followed, Conversation after)
    {
        var before = followed.Ticket;
        followed.Now = after;
        if (before?.State is TicketState.Resolved && after.Ticket.State is not TicketState.Resolved) followed.Replies = 0;
        if (before is { Assignment: not null, Agent: { } idle } && after.Ticket.State is TicketState.Waiting) followed.LetPass[idle] = clock.GetUtcNow();
        if (before is { State: TicketState.Waiting }) _waiting.Remove(before.Number);
        if (before is { State: TicketState.Claimed, Agent: { } was }) _owned[was].Remove(before.Number.Value);
        if (after.Ticket.State is TicketState.Waiting) _waiting[after.Ticket.Number] = followed;
        if (after.Ticket is not { State: TicketState.Claimed, Agent: { } owner }) return;
        if (!_owned.TryGetValue(owner, out var own)) _owned[owner] = own = [];
        own[after.Ticket.Number.Value] = followed;
    }
}
