using SupportBot.Classification;
using SupportBot.Conversations;
using SupportBot.Desk.Attendance;
using SupportBot.Desk.Incidents;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Acts;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Storage;
using SupportBot.Storage.Related;
using SupportBot.Storage.Replies;
using SupportBot.Storage.Routing;
using SupportBot.Storage.Sla;
using SupportBot.Triage;

namespace SupportBot.Desk.Pages;

/// <summary>What the whole page shows.</summary>
/// <param name="Sequence">The change it is up to date with; the stream of changes goes on from there.</param>
internal sealed record DeskPageModel(Agent Agent, QueueModel Queue, TicketModel? Ticket, BannerModel Banner, string? Theme, long Sequence, DateTimeOffset Now)
{
    /// <summary>A ticket was asked for that does not exist.</summary>
    public bool Missing { get; init; }

    /// <summary>Why an act was refused.</summary>
    public string? Notice { get; init; }

    /// <summary>A reply that waits for its writer.</summary>
    public HeldDraft? Held { get; init; }

    /// <summary>What the agent was told and has not seen.</summary>
    public Unseen Unseen { get; init; }

    /// <summary>How the agent is at the desk.</summary>
    public PresenceModel? Presence { get; init; }
}

/// <summary>What the left pane shows.</summary>
/// <param name="Open">The ticket in the middle pane.</param>
internal sealed record QueueModel(DeskView View, QueueCounts Counts, IReadOnlyList<TicketRow> Rows, bool HasMore, TicketNumber? Open, AgentId Agent)
{
    /// <summary>Of the tickets the agent follows, those in which something new stands.</summary>
    public IReadOnlySet<TicketNumber> News { get; init; } = new HashSet<TicketNumber>();
}

/// <summary>What the middle and the right pane show.</summary>
/// <param name="Colleagues">To whom it can be transferred.</param>
internal sealed record TicketModel(TicketDetail Detail, Agent Agent, IReadOnlyList<Agent> Colleagues, DeskView View)
{
    public Ticket Ticket => Detail.Ticket;

    /// <summary>Newer messages stand on another page.</summary>
    public bool IsEarlierPage { get; init; }

    /// <summary>Why it went to people, beside the reason.</summary>
    public string? Why { get; init; }

    /// <summary>How likely first line settles a matter like this.</summary>
    public string? Odds { get; init; }

    /// <summary>Where it can go.</summary>
    public IReadOnlyList<QueueRules> Queues { get; init; } = [];

    /// <summary>What asks the customer to pass on a question for an approval (C24).</summary>
    public string ApprovalRequest { get; init; } = "";

    /// <summary>Where it stands, as people read it.</summary>
    public string QueueTitle => Queue.Title;

    private QueueRules Queue => Queues.FirstOrDefault(queue => queue.Name == Ticket.Queue) ?? new QueueRules(Ticket.Queue, Wording.Title(Ticket.Queue));

    /// <summary>What the agent began to write here.</summary>
    public KeptDraft? MyDraft { get; init; }

    /// <summary>What colleagues are writing here.</summary>
    public IReadOnlyList<ColleaguesDraft> TheirDrafts { get; init; } = [];

    public bool IsMine => Ticket.State is TicketState.Claimed && Ticket.Agent == Agent.Id;

    public bool CanClaim => Ticket.State is TicketState.Waiting or TicketState.Triage || IsGiven;

    /// <summary>It was given to the reader, who has not touched it yet.</summary>
    public bool IsGiven => IsMine && Ticket.Assignment is not null;

    /// <summary>When it goes back to its queue if nobody touches it; null for what somebody has.</summary>
    public DateTimeOffset? GoesBackAt => Ticket.Assignment?.At + Queue.AnswerWithin;

    /// <summary>The scripts at whose steps the bot can go on.</summary>
    public IReadOnlyList<Script> Scripts { get; init; } = [];

    /// <summary>The tickets beside it.</summary>
    public IReadOnlyList<RelatedTicket> Related { get; init; } = [];

    public IReadOnlyList<Follower> Followers { get; init; } = [];

    /// <summary>What the customer was promised, the newest first.</summary>
    public IReadOnlyList<KeptPromise> Promises { get; init; } = [];

    public bool IsFollowed => Followers.Any(follower => follower.Agent == Agent.Id);

    /// <summary>Nothing is sent from it: the customer is answered in the ticket it was split off from.</summary>
    public bool IsSplit => Splits.OriginOf(Detail.Address) is not null;

    /// <summary>Whether the reader writes to the customer here.</summary>
    public bool MayReply => IsMine && !IsSplit;

    /// <summary>Its owner, and an admin when its owner cannot.</summary>
    public bool MayTransfer => IsMine || (Ticket.State is TicketState.Claimed && Agent.Role is Role.Admin);

    public bool CanMerge => IsMine || CanClaim;

    public string Name => Wording.Customer(Detail.Row.CustomerName);
}

/// <summary>Gathers what the panes show.</summary>
internal sealed class DeskReader(IncidentsReader incidents, QueueStore queue, TicketDetailStore tickets, AgentStore agents, QueueRulesStore queues, ActiveClassifier classifier, PlaybookKeeper playbook, FirstLineRecords records, AgentNotices notices, AtWork work,
    RelatedTickets related, Followers followers, DraftStore drafts, PromiseStore promises)
{
    public async ValueTask<QueueModel> QueueAsync(DeskView view, TicketNumber? open, Agent agent)
    {
        var rows = await queue.ListAsync(view.Query(agent.Id, view.Find.Length == 0 ? [] : await queues.NamesAsync()));
        var hasMore = rows.Count > view.Take;
        if (hasMore) rows.RemoveAt(view.Take);
        return new QueueModel(view, await queue.CountAsync(agent.Id), rows, hasMore, open, agent.Id) { News = await followers.NewsAsync(agent.Id) };
    }

    public async ValueTask<TicketModel?> TicketAsync(DeskView view, TicketNumber number, Agent agent, long? before = null)
    {
        if (await tickets.FindAsync(number, before ?? long.MaxValue) is not { } detail) return null;
        var all = await agents.AllAsync();
        var colleagues = all.Where(other => other.Enabled && other.Id != agent.Id).ToList();
        return new TicketModel(Folded(detail, all), agent, colleagues, view)
        {
            IsEarlierPage = before is not null,
            Why = WhyHandedOff.Of(detail.Ticket, playbook.Current.Handoff), Odds = WhyHandedOff.Odds(records.Current.Of(detail.Ticket.Topic, detail.Facts)),
            Queues = await queues.AllAsync(),
            MyDraft = await drafts.OfAsync(detail.Conversation, agent.Id), TheirDrafts = await drafts.OthersAsync(detail.Conversation, agent.Id),
            ApprovalRequest = ApprovalActs.Request(playbook.Current.Phrases, detail.Ticket, detail.Row.Language, detail.Facts),
            Scripts = playbook.Current.Active,
            Related = await related.OfAsync(detail.Conversation, number),
            Followers = await FollowersAsync(detail, agent),
            Promises = await promises.OfAsync(number),
        };
    }

    // Who looks at it has seen it.
    private async ValueTask<IReadOnlyList<Follower>> FollowersAsync(TicketDetail detail, Agent agent)
    {
        var all = await followers.OfAsync(detail.Conversation);
        if (detail.Lines is [.., var last] && all.Any(follower => follower.Agent == agent.Id && follower.Seen < last.Position))
            await followers.SeeAsync(detail.Ticket.Number, agent.Id, last.Position, CancellationToken.None);
        return all;
    }

    private TicketDetail Folded(TicketDetail detail, IReadOnlyList<Agent> all)
    {
        var reader = classifier.Current;
        return detail with
        {
            Lines = [.. Folding.Marked(detail.Lines, IsAbusive).Select(line => line.Kind is LineKind.Note ? line with { Named = Mention.In(line.Text, all) } : line)],
            Others = [.. detail.Others.Select(other => other with { Lines = Folding.Marked(other.Lines, IsAbusive) })],
        };

        bool IsAbusive(string words) => reader.Assess(words).Abuse.Or(Abuse.None) is not Abuse.None;
    }

    /// <summary>How the agent is at the desk; opening it shows that they are there.</summary>
    public async ValueTask<PresenceModel> PresenceAsync(Agent agent, CancellationToken ct)
    {
        await work.TouchedAsync(agent.Id, ct);
        return await work.ReadAsync(agent.Id);
    }

    public ValueTask<Unseen> UnseenAsync(Agent agent) => notices.CountUnseenAsync(agent.Id);

    public Task<BannerModel> BannerAsync() => incidents.BannerAsync();

    public ValueTask<long> SequenceAsync() => queue.SequenceAsync();
}
