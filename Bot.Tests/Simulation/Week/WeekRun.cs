using System.Diagnostics;
using System.Globalization;
using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Tests.Simulation.Week;

/// <summary>
/// A week at a support desk through the real store: customers write, the bot answers, tickets find agents, agents work, timers ring. The clock jumps from one moment in which
/// something happens to the next, and what must never happen is looked for all the time.
/// </summary>
public sealed class WeekRun : IAsyncDisposable
{
    // Longer than the longest quiet window: whatever was written is answered in the same moment.
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(4);

    private readonly WeekPlan _plan;
    private readonly Action<string> _say;
    private readonly WeekOffice _office;
    private readonly FollowedConversations _followed;
    private readonly Ledger _ledger = new();
    private readonly Dictionary<Address, WeekCustomer> _customers = [];
    private readonly PriorityQueue<WeekCustomer, (DateTimeOffset, int)> _due = new();
    private readonly DateTimeOffset[] _arrivals;
    private readonly List<WeekAgent> _agents = [];
    private readonly WeekChecks _checks;
    private readonly WeekTurns _turns;
    private readonly WeekDesk _desk;
    private readonly WeekPost _post;
    private readonly RoutingWatch _routing;
    private readonly Routine _routine;
    private readonly Spent _spent = new();
    private int _arrived;

    private WeekRun(WeekPlan plan, WeekOffice office, Action<string> say)
    {
        (_plan, _office, _say, _arrivals) = (plan, office, say, Arrivals.Of(plan));
        _followed = new FollowedConversations(office.Clock);
        _turns = new WeekTurns(office, _ledger);
        _desk = new WeekDesk(office, _followed, _ledger);
        _post = new WeekPost(office);
        _checks = new WeekChecks(office, _followed, _ledger);
        _routing = new RoutingWatch(office, _followed, _agents, _ledger, _checks.Add);
        _routine = new Routine(office);
        office.Database.Feed.Watch(_followed.Follow);
    }

    private DateTimeOffset Now => _office.Clock.GetUtcNow();

    public static async Task<WeekRun> OpenAsync(WeekPlan plan, Action<string> say)
    {
        var run = new WeekRun(plan, await WeekOffice.OpenAsync(plan), say);
        for (var number = 0; number < plan.Agents; number++) run._agents.Add(new WeekAgent(plan, number, await WeekTeam.AddAsync(run._office, number)));
        await WeekTeam.SetQueuesAsync(run._office);
        await run._routing.ReadAsync();
        return run;
    }

    public async Task<WeekReport> RunAsync()
    {
        var (began, day) = (Stopwatch.GetTimestamp(), _plan.Start);
        for (var checkedAt = _plan.Start; await NextAsync() is var at && at <= _plan.End;)
        {
            _office.Clock.Advance(at - Now);
            await MomentAsync();
            if (Now - checkedAt >= _plan.ChecksEvery)
            {
                checkedAt = Now;
                await _spent.OnAsync("checks", _checks.LookAsync);
            }
            if (Now - day < TimeSpan.FromDays(1)) continue;
            Tell(day, Stopwatch.GetElapsedTime(began));
            day = day.AddDays(1);
        }
        await _checks.LookAsync();
        await _checks.AtTheEndAsync();
        return new WeekReport(_plan, _ledger.Counts, await WeekFigures.OfAsync(_office.Database), [.. _checks.Violations], _spent.Of, Stopwatch.GetElapsedTime(began));
    }

    /// <summary>Everything that happened to one ticket, to look into what went wrong.</summary>
    public async Task<IReadOnlyList<string>> TellAsync(long ticket) =>
        _followed.Find(new TicketNumber(ticket)) is { } followed ? await TicketStory.OfAsync(_office.Database, followed) : ["There is no such ticket."];

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    // On a grid, so that what happens at about the same time shares commits.
    private async Task<DateTimeOffset> NextAsync()
    {
        DateTimeOffset?[] times =
        [
            _arrived < _arrivals.Length ? _arrivals[_arrived] : null, _due.TryPeek(out _, out var customer) ? customer.Item1 : null,
            _agents.Min(agent => (DateTimeOffset?)agent.Due), await _turns.NextTimerAsync(), _routine.Due,
        ];
        var (step, next) = (_plan.Step.Ticks, (times.Min()! > Now ? times.Min()!.Value : Now).UtcTicks + 1);
        return new DateTimeOffset((next + step - 1) / step * step, TimeSpan.Zero);
    }

    private async Task MomentAsync()
    {
        await _spent.OnAsync("customers", () => _turns.AcceptAsync(Written()));
        _office.Clock.Advance(Quiet);
        await _spent.OnAsync("turns", _turns.TakeAsync);
        await _spent.OnAsync("timers", _turns.WakeAsync);
        await _spent.OnAsync("agents", AgentsAsync);
        await _spent.OnAsync("routing", _routing.SweepAsync);
        await _spent.OnAsync("routine", _routine.DoAsync);
        await _spent.OnAsync("post", _post.DeliverAsync);
        await _spent.OnAsync("reactions", ReactAsync);
        _checks.Glance();
    }

    private async Task AgentsAsync()
    {
        var (now, deeds) = (Now, new List<(Agent, Deed)>());
        var due = _agents.Where(agent => agent.Due <= now).ToList();
        foreach (var agent in due)
            if (agent.Decides(_followed, now) is { } deed) deeds.Add((agent.Agent, deed));
        await _desk.AttendAsync(due);
        await _desk.DoAsync(deeds);
    }

    private List<IncomingMessage> Written()
    {
        var (now, messages) = (Now, new List<IncomingMessage>());
        while (_arrived < _arrivals.Length && _arrivals[_arrived] <= now)
        {
            var customer = new WeekCustomer(_plan, ++_arrived, _office.Playbook, _turns.Special);
            _customers[customer.Address] = customer;
            Write(customer);
        }
        while (_due.TryPeek(out var customer, out var at) && at.Item1 <= now)
        {
            _due.Dequeue();
            if (customer.Due == at.Item1) Write(customer);
        }
        return messages;

        void Write(WeekCustomer customer)
        {
            if (customer.Acts(_followed.Find(customer.Address)?.Now, now) is { } act) messages.Add(customer.Message(act));
            Await(customer);
        }
    }

    private async Task ReactAsync()
    {
        foreach (var news in _followed.TakeNews().Where(one => one.How.After is not null).GroupBy(one => one.What))
        {
            if (!_customers.TryGetValue(news.Key.Address, out var customer)) continue;
            var isAsked = news.Any(one => one.How.Entries.Any(entry => entry.Happened is Happening.Asked));
            customer.Sees(news.Key, news.Any(one => one.How.Entries.Any(entry => entry.Author is Author.Agent)), Now);
            Await(customer);
            if (isAsked && customer.Rates() is { } score) await _turns.RateAsync(customer.Address, score);
        }
    }

    private void Await(WeekCustomer customer)
    {
        if (customer.Due is { } due) _due.Enqueue(customer, (due, customer.Number));
    }

    private void Tell(DateTimeOffset day, TimeSpan after)
    {
        _say(string.Create(
            CultureInfo.InvariantCulture,
            $"{TimeZoneInfo.ConvertTime(day, WeekPlan.Local):ddd d MMM}: {_followed.Count} conversations, {_followed.WaitingCount} waiting, {_ledger["written"]} messages, {_ledger["turns"]} turns, {_checks.Violations.Count} violations, after {after.TotalSeconds:0} s"));
    }
}
