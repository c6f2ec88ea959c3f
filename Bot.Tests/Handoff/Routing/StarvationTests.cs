using SupportBot.Conversations;
using SupportBot.Handoff.Routing;
using SupportBot.Storage.Routing;

namespace SupportBot.Tests.Handoff.Routing;

/// <summary>Days of more urgent work than anybody can do, minute by minute.</summary>
public sealed class StarvationTests
{
    private const int Shifts = 10;
    private const int Minutes = 240;
    private const int WorkMinutes = 3;
    private static readonly DateTimeOffset Start = SomeDesk.Now;

    [Fact]
    public void C26_No_normal_ticket_waits_longer_than_its_bound_behind_urgent_ones_while_an_able_agent_is_free()
    {
        for (var seed = 1; seed <= Shifts; seed++)
        {
            var (random, number, normal) = (new Random(seed), 0, 0);
            var (waiting, busyUntil) = (new List<WaitingTicket>(), new int[2]);
            for (var minute = 0; minute < Minutes; minute++)
            {
                var now = Start + TimeSpan.FromMinutes(minute);
                // More urgent ones than two people can do, and now and then somebody who is in no hurry.
                for (var i = random.Next(0, 3); i > 0; i--) waiting.Add(New(++number, random.Next(2) == 0 ? Urgency.High : Urgency.Normal + 2, now));
                if (minute % 40 == 7) waiting.Add(New(++number, Urgency.Normal, now));
                var agents = busyUntil.Select((until, i) => SomeDesk.Agent(i + 1, load: until > minute ? 1 : 0, profile: AgentProfile.Open with { Cap = 1 })).ToList();
                var before = waiting.ToList();
                foreach (var given in RoutingDecision.Decide(waiting, agents, now))
                {
                    var ticket = waiting.Single(one => one.Number == given.Ticket);
                    waiting.Remove(ticket);
                    busyUntil[given.To.Value - 1] = minute + WorkMinutes;
                    if (ticket.Urgency is Urgency.Normal) normal++;
                    foreach (var passed in before.Where(other => waiting.Contains(other) && other.Urgency is Urgency.Normal && other.Bound <= now))
                        ticket.Bound.ShouldBeLessThanOrEqualTo(passed.Bound, $"seed {seed}, minute {minute}: {ticket.Urgency} went before a normal one past its bound");
                }
            }
            normal.ShouldBeGreaterThan(1, $"seed {seed}");
        }
    }

    [Fact]
    public void Urgent_ones_go_first_until_then()
    {
        var (normal, critical) = (SomeDesk.Ticket(1, Urgency.Normal, waited: 29), SomeDesk.Ticket(2, Urgency.Critical, waited: 0));
        AgentNow[] one = [SomeDesk.Agent(1, profile: AgentProfile.Open with { Cap = 1 })];
        RoutingDecision.Decide([normal, critical], one, SomeDesk.Now).Single().Ticket.ShouldBe(critical.Number);
        RoutingDecision.Decide([normal with { Since = SomeDesk.Now - TimeSpan.FromMinutes(31) }, critical], one, SomeDesk.Now).Single().Ticket.ShouldBe(normal.Number);
    }

    [Fact]
    public void Among_equals_it_is_what_is_owed_first_and_then_who_came_first()
    {
        var (first, second) = (SomeDesk.Ticket(1, waited: 5), SomeDesk.Ticket(2, waited: 9));
        WaitingOrder.Of([first, second], SomeDesk.Now).Select(ticket => ticket.Number.Value).ShouldBe([2, 1]);
        WaitingOrder.Of([first with { DueBy = SomeDesk.Now }, second], SomeDesk.Now).Select(ticket => ticket.Number.Value).ShouldBe([1, 2]);
    }

    private static WaitingTicket New(int number, Urgency urgency, DateTimeOffset since) => SomeDesk.Ticket(number, urgency) with { Since = since };
}
