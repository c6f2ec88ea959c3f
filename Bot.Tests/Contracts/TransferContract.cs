using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Tests.Dialogs.Routing;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Contracts;

/// <summary>What becomes of a ticket that somebody gives to somebody else, on either engine.</summary>
public abstract class TransferContract(StoreKind engine) : IAsyncLifetime
{
    private RoutingDesk _desk = null!;

    public async Task InitializeAsync()
    {
        if (engine is StoreKind.Postgres && PostgresPrograms.WhyNot is not null) return;
        _desk = await RoutingDesk.OpenAsync(engine);
    }

    public async Task DisposeAsync()
    {
        if (_desk is not null) await _desk.DisposeAsync();
    }

    [StoreFact]
    public async Task C19_The_customer_hears_which_colleague_goes_on_once_that_colleague_has_it_and_nothing_of_the_note()
    {
        var (anna, ben) = (await _desk.AgentAsync("Anna"), await _desk.AgentAsync("Ben"));
        var ticket = await _desk.WaitsAsync();
        await _desk.Acts.ClaimAsync(ticket, anna, CancellationToken.None);

        await _desk.Acts.TransferAsync(ticket, anna, new TransferTo.Colleague(ben.Id, ben.Name), "knows the export", CancellationToken.None);
        (await _desk.SaidAsync(ticket)).Count.ShouldBe(1, "Ben may not be there");
        await _desk.Acts.ReplyAsync(ticket, ben, "Good morning", CancellationToken.None);

        var said = await _desk.SaidAsync(ticket);
        said.Count.ShouldBe(3);
        said[1].ShouldSatisfyAllConditions(told => told.ShouldContain("goes on with Ben"), told => told.ShouldContain(ticket.ToString()));
        said.ShouldNotContain(text => text.Contains("export", StringComparison.Ordinal));
    }

    [StoreFact]
    public async Task What_a_colleague_gave_goes_back_to_the_queue_and_says_so_when_nobody_touched_it_in_time()
    {
        var (anna, ben) = (await _desk.AgentAsync("Anna"), await _desk.AgentAsync("Ben"));
        var ticket = await _desk.WaitsAsync(queue: Queues.Billing);
        await _desk.Acts.ClaimAsync(ticket, anna, CancellationToken.None);
        await _desk.Presences.LeftAsync(ben.Id, CancellationToken.None);
        await _desk.Acts.TransferAsync(ticket, anna, new TransferTo.Colleague(ben.Id, ben.Name), note: null, CancellationToken.None);
        var answerWithin = new QueueRules(Queues.Billing, "Billing").AnswerWithin;

        _desk.Store.Clock.Advance(answerWithin - TimeSpan.FromSeconds(1));
        await _desk.SweepAsync();
        (await _desk.OwnerAsync(ticket)).ShouldBe(ben.Id, "Anna knew that he is away, and he still has time");
        _desk.Store.Clock.Advance(TimeSpan.FromSeconds(1));
        await _desk.SweepAsync();

        (await _desk.OwnerAsync(ticket)).ShouldBeNull();
        (await _desk.EventsAsync(ticket)).ShouldContain("routed:Came back: Ben did not answer within 5 min.");
        (await _desk.SaidAsync(ticket)).Count.ShouldBe(1, "the customer was never told of Ben");
    }

    [StoreFact]
    public async Task C19_What_an_admin_takes_over_is_theirs_at_once_and_the_customer_hears_it()
    {
        var (anna, ben) = (await _desk.AgentAsync("Anna"), (await _desk.AgentAsync("Ben")) with { Role = Role.Admin });
        var ticket = await _desk.WaitsAsync();
        await _desk.Acts.ClaimAsync(ticket, anna, CancellationToken.None);

        await _desk.Acts.TransferAsync(ticket, ben, new TransferTo.Colleague(ben.Id, ben.Name), note: null, CancellationToken.None);
        _desk.Store.Clock.Advance(TimeSpan.FromHours(1));
        await _desk.SweepAsync();

        (await _desk.OwnerAsync(ticket)).ShouldBe(ben.Id);
        (await _desk.SaidAsync(ticket))[^1].ShouldContain("goes on with Ben");
    }

    [StoreFact]
    public async Task An_admin_gives_on_what_somebody_gone_has_and_nobody_else_does()
    {
        var (anna, ben) = (await _desk.AgentAsync("Anna"), await _desk.AgentAsync("Ben"));
        var ticket = await _desk.WaitsAsync();
        await _desk.Acts.ClaimAsync(ticket, anna, CancellationToken.None);
        var toBen = new TransferTo.Colleague(ben.Id, ben.Name);

        (await _desk.Acts.TransferAsync(ticket, ben, toBen, note: null, CancellationToken.None)).ShouldBeOfType<ActResult.Refused>().Why.ShouldBe(Refusal.OwnedByAnother);
        (await _desk.Acts.TransferAsync(ticket, ben with { Role = Role.Admin }, toBen, note: null, CancellationToken.None)).ShouldBeOfType<ActResult.Done>();

        (await _desk.OwnerAsync(ticket)).ShouldBe(ben.Id);
    }
}

public sealed class TransferOnSqlite() : TransferContract(StoreKind.Sqlite);

[OnPostgres]
public sealed class TransferOnPostgres() : TransferContract(StoreKind.Postgres);
