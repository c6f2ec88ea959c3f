using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Acts;
using SupportBot.Storage;
using SupportBot.Storage.Routing;
using SupportBot.Storage.Waits;
using SupportBot.Tests.Dialogs.Routing;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Contracts;

/// <summary>What routing does with a real store, on either engine.</summary>
public abstract class RoutingContract(StoreKind engine) : IAsyncLifetime
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
    public async Task C26_Who_waits_is_given_to_whoever_is_able_and_free_and_the_ticket_says_why()
    {
        var anna = await _desk.AgentAsync("Anna", new AgentProfile(["network"], [], [], null), Language.Ru);
        var ben = await _desk.AgentAsync("Ben", languages: Language.En);
        var (russian, english, taken) = (await _desk.WaitsAsync(Language.Ru, skills: "network"), await _desk.WaitsAsync(), await _desk.WaitsAsync(queue: "billing"));

        (await _desk.SweepAsync()).ShouldBe(2);

        (await _desk.OwnerAsync(russian)).ShouldBe(anna.Id);
        (await _desk.OwnerAsync(english)).ShouldBe(ben.Id);
        (await _desk.TicketAsync(taken)).State.ShouldBe(TicketState.Waiting, "agents take from this queue themselves");
        (await _desk.TicketAsync(russian)).RoutedBecause.ShouldBe("Anna: normal urgency, waited 1 min, speaks Russian, knows network, has 0 of 2.");
        (await _desk.EventsAsync(russian)).ShouldBe(["routed:Anna: normal urgency, waited 1 min, speaks Russian, knows network, has 0 of 2."]);
        (await new AgentNotices(_desk.Store.Database, _desk.Store.Clock).UnseenAsync(anna.Id)).Single().Notice.Kind.ShouldBe(NoticeKind.Assigned);
        (await _desk.SweepAsync()).ShouldBe(0);
    }

    [StoreFact]
    public async Task C26_What_nobody_touches_comes_back_says_so_and_goes_to_a_colleague()
    {
        var anna = await _desk.AgentAsync("Anna");
        var ticket = await _desk.WaitsAsync();
        await _desk.SweepAsync();
        (await _desk.OwnerAsync(ticket)).ShouldBe(anna.Id);
        _desk.Store.Clock.Advance(TimeSpan.FromMinutes(5));
        var ben = await _desk.AgentAsync("Ben");
        await _desk.SitsAsync(anna);

        (await _desk.SweepAsync()).ShouldBe(2);

        var back = await _desk.TicketAsync(ticket);
        (back.Agent, back.Assignment!.WaitingSince).ShouldBe((ben.Id, back.Assignment.At - TimeSpan.FromMinutes(5)), "it waited all the time");
        (await _desk.EventsAsync(ticket))[1].ShouldBe("routed:Came back: Anna did not answer within 5 min.");
        await _desk.Acts.ReplyAsync(ticket, ben, "Good morning", CancellationToken.None);
        _desk.Store.Clock.Advance(TimeSpan.FromMinutes(30));
        (await _desk.SweepAsync()).ShouldBe(0, "who answers keeps it");
        (await _desk.OwnerAsync(ticket)).ShouldBe(ben.Id);
    }

    [StoreFact]
    public async Task C19_The_customer_hears_who_has_it_when_they_answer_and_not_when_it_was_given()
    {
        var anna = await _desk.AgentAsync("Anna");
        var ticket = await _desk.WaitsAsync();
        await _desk.SweepAsync();
        (await _desk.SaidAsync(ticket)).ShouldBeEmpty();

        await _desk.Acts.ReplyAsync(ticket, anna, "Good morning", CancellationToken.None);

        (await _desk.SaidAsync(ticket)).ShouldSatisfyAllConditions(said => said.Count.ShouldBe(2), said => said[0].ShouldContain("Anna"), said => said[1].ShouldBe("Good morning"));
    }

    [StoreFact]
    public async Task C19_Who_puts_aside_what_they_were_given_has_taken_it_and_the_customer_hears_who_and_which_number_once()
    {
        var anna = await _desk.AgentAsync("Anna");
        var ticket = await _desk.WaitsAsync();
        await _desk.SweepAsync();

        await _desk.Edits.SnoozeAsync(ticket, anna, _desk.Store.Clock.GetUtcNow().AddHours(1), CancellationToken.None);
        await _desk.Acts.ReplyAsync(ticket, anna, "Good morning", CancellationToken.None);

        (await _desk.SaidAsync(ticket)).ShouldSatisfyAllConditions(
            said => said.Count.ShouldBe(2), said => said[0].ShouldContain("Anna"), said => said[0].ShouldContain(ticket.ToString()), said => said[1].ShouldBe("Good morning"));
        (await _desk.EventsAsync(ticket)).Count(text => text == "claimed").ShouldBe(1);
    }

    [StoreFact]
    public async Task A_reply_that_comes_twice_under_one_id_goes_out_once()
    {
        var anna = await _desk.AgentAsync("Anna");
        var ticket = await _desk.WaitsAsync();
        await _desk.Acts.ClaimAsync(ticket, anna, CancellationToken.None);
        var reply = new AgentReply("Good morning") { SendId = "one" };

        var both = await Task.WhenAll(_desk.Acts.ReplyAsync(ticket, anna, reply, CancellationToken.None), _desk.Acts.ReplyAsync(ticket, anna, reply, CancellationToken.None));
        await _desk.Acts.ReplyAsync(ticket, anna, reply with { SendId = "two" }, CancellationToken.None);

        both.ShouldAllBe(result => result is ActResult.Done);
        (await _desk.SaidAsync(ticket)).Count(text => text == "Good morning").ShouldBe(2);
    }

    [StoreFact]
    public async Task C26_A_window_left_open_by_somebody_who_signed_out_brings_nobody_back()
    {
        var anna = await _desk.AgentAsync("Anna");
        await _desk.Presences.LeftAsync(anna.Id, CancellationToken.None);
        await _desk.Presences.SawAsync(anna.Id, CancellationToken.None);
        (await PresenceAsync(anna)).ShouldBe(Presence.Away);

        await _desk.Presences.TouchedAsync(anna.Id, CancellationToken.None);
        await _desk.Presences.SawAsync(anna.Id, CancellationToken.None);
        (await PresenceAsync(anna)).ShouldBe(Presence.Here);
    }

    [StoreFact]
    public async Task C26_Whoever_says_no_more_is_away_or_has_enough_is_given_nothing()
    {
        var anna = await _desk.AgentAsync("Anna");
        var tickets = new[] { await _desk.WaitsAsync(), await _desk.WaitsAsync(), await _desk.WaitsAsync() };
        await _desk.Presences.ChooseAsync(anna.Id, Presence.NoMore, CancellationToken.None);
        (await _desk.SweepAsync()).ShouldBe(0);
        await _desk.Presences.ChooseAsync(anna.Id, Presence.Busy, CancellationToken.None);
        (await _desk.SweepAsync()).ShouldBe(0);
        await _desk.Presences.ChooseAsync(anna.Id, Presence.Here, CancellationToken.None);
        (await _desk.SweepAsync()).ShouldBe(2, "her cap is two");

        foreach (var ticket in tickets.Take(2)) await _desk.Acts.ReplyAsync(ticket, anna, "hello", CancellationToken.None);
        await _desk.Acts.ResolveAsync(tickets[0], anna, CancellationToken.None);
        _desk.Store.Clock.Advance(AtDesk.Silence + TimeSpan.FromSeconds(1));
        (await _desk.SweepAsync()).ShouldBe(0, "her desk is closed");
        await _desk.SitsAsync(anna);
        (await _desk.SweepAsync()).ShouldBe(1);
    }

    [StoreFact]
    public async Task C26_The_next_best_is_the_most_urgent_one_that_fits()
    {
        var anna = await _desk.AgentAsync("Anna", new AgentProfile([], [], ["billing"], 1), Language.En);
        await _desk.AgentAsync("Boris", languages: Language.Ru);
        await _desk.WaitsAsync(Language.Ru, Urgency.Critical, queue: "billing");
        await _desk.WaitsAsync(urgency: Urgency.Critical);
        var (normal, high) = (await _desk.WaitsAsync(queue: "billing"), await _desk.WaitsAsync(urgency: Urgency.High, queue: "billing"));

        (await _desk.Next.TakeAsync(anna, CancellationToken.None)).ShouldNotBeNull().Number.ShouldBe(high);
        (await _desk.Next.TakeAsync(anna, CancellationToken.None)).ShouldNotBeNull().Number.ShouldBe(normal, "whoever asks for work is not held back by a cap");
        (await _desk.Next.TakeAsync(anna, CancellationToken.None)).ShouldBeNull();
        var ticket = await _desk.TicketAsync(high);
        (ticket.Agent, ticket.Assignment, ticket.RoutedBecause).ShouldBe((anna.Id, null, "Anna: high urgency, waited 1 min, speaks English, has 0 of 1."));
    }

    [StoreFact]
    public async Task C26_All_work_is_handed_to_less_loaded_colleagues_in_one_action()
    {
        var (anna, ben) = (await _desk.AgentAsync("Anna"), await _desk.AgentAsync("Ben", AgentProfile.Open with { Cap = 1 }));
        var tickets = new[] { await _desk.WaitsAsync(), await _desk.WaitsAsync() };
        foreach (var ticket in tickets) await _desk.Acts.ClaimAsync(ticket, anna, CancellationToken.None);

        (await _desk.HandOver.AllAsync(anna, CancellationToken.None)).ShouldBe(new(1, 1));

        var owners = new[] { await _desk.OwnerAsync(tickets[0]), await _desk.OwnerAsync(tickets[1]) };
        owners.ShouldBe([ben.Id, null]);
        (await _desk.TicketAsync(tickets[0])).RoutedBecause.ShouldBe("Ben: handed over by Anna, has 0 of 1.");
        (await _desk.Presences.AllAsync()).Single(one => one.Id == anna.Id).Presence.ShouldBe(Presence.NoMore);
        _desk.Store.Clock.Advance(TimeSpan.FromMinutes(5));
        await _desk.SitsAsync(anna, ben);
        await _desk.SweepAsync();
        (await _desk.EventsAsync(tickets[0])).ShouldContain("routed:Came back: Ben did not answer within 5 min.");
    }

    [StoreFact]
    public async Task C27_After_a_hostile_run_the_next_hostile_one_goes_to_a_colleague_until_the_agent_has_rested()
    {
        var anna = await _desk.AgentAsync("Anna", AgentProfile.Open with { Cap = 9 });
        for (var i = 0; i < 3; i++) await _desk.Acts.ClaimAsync(await _desk.WaitsAsync(isHostile: true), anna, CancellationToken.None);
        (await _desk.Presences.AllAsync())[0].HostileRun.ShouldBe(3);
        var ben = await _desk.AgentAsync("Ben", AgentProfile.Open with { Cap = 1 });
        var (next, last) = (await _desk.WaitsAsync(isHostile: true, urgency: Urgency.High), await _desk.WaitsAsync(isHostile: true));

        await _desk.SweepAsync();

        (await _desk.OwnerAsync(next)).ShouldBe(ben.Id);
        (await _desk.OwnerAsync(last)).ShouldBe(anna.Id, "there was nobody else");
        await _desk.Presences.PauseAsync(anna.Id, TimeSpan.FromMinutes(15), CancellationToken.None);
        var rested = (await _desk.Presences.AllAsync()).Single(one => one.Id == anna.Id);
        (rested.Presence, rested.HostileRun).ShouldBe((Presence.Away, 0));
    }

    [StoreFact]
    public async Task C16_The_place_a_customer_is_told_the_list_that_agents_see_and_the_sweep_go_by_one_order()
    {
        var (dice, clock, database) = (new Random(7), _desk.Store.Clock, _desk.Store.Database);
        for (var i = 0; i < 40; i++)
        {
            await _desk.WaitsAsync(urgency: (Urgency)dice.Next(4), queue: dice.Next(3) == 0 ? "billing" : "support");
            clock.Advance(TimeSpan.FromMinutes(dice.Next(0, 8)));
        }
        await database.WriteAsync(WriteKey.None, async sql => { await sql.ExecuteAsync("UPDATE tickets SET due_by = waiting_since + (number * 7919) % 7200000 WHERE number % 3 <> 0"); });
        await database.WriteAsync(WriteKey.None, async sql => { await sql.ExecuteAsync("UPDATE tickets SET due_by = NULL, promised_by = NULL WHERE number % 3 = 1"); });

        var swept = WaitingOrder.Of(await _desk.Routing.WaitingAsync(onlyPushed: false), clock.GetUtcNow());
        var listed = await new QueueStore(database, clock).ListAsync(new QueueQuery(TicketState.Waiting, Whose.Anyones, new AgentId(1)));
        var told = await new WaitingStore(database).ReadAsync(clock.GetUtcNow());

        swept.Count(ticket => ticket.Bound <= clock.GetUtcNow()).ShouldBeInRange(5, 35);
        listed.Select(row => row.Ticket.Number).ShouldBe(swept.Select(ticket => ticket.Number));
        told.Select(customer => TicketStore.NumberFor(customer.Conversation.Value)).ShouldBe(swept.Select(ticket => ticket.Number));
        foreach (var queue in swept.GroupBy(ticket => ticket.Queue.Name))
            foreach (var (place, ticket) in queue.Index()) (await new QueuePlace(database, clock).AheadOfAsync(await _desk.TicketAsync(ticket.Number))).ShouldBe(place);
    }

    [StoreFact]
    public async Task Who_had_a_customer_last_gets_them_again()
    {
        var anna = await _desk.AgentAsync("Anna");
        await _desk.AgentAsync("Ben");
        var first = await _desk.WaitsAsync(address: "the same");
        await _desk.Acts.ClaimAsync(first, anna, CancellationToken.None);
        await _desk.Acts.TransferAsync(first, anna, new TransferTo.ToQueue("support", Tier.L2), note: null, CancellationToken.None);

        await _desk.SweepAsync();

        (await _desk.TicketAsync(first)).RoutedBecause.ShouldBe("Anna: normal urgency, waited 1 min, had this customer last, has 0 of 2.");
    }

    private async Task<Presence> PresenceAsync(Agent agent) => (await _desk.Presences.AllAsync()).Single(now => now.Id == agent.Id).Presence;
}

public sealed class RoutingOnSqlite() : RoutingContract(StoreKind.Sqlite);

[OnPostgres]
public sealed class RoutingOnPostgres() : RoutingContract(StoreKind.Postgres);
