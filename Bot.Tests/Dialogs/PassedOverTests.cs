using SupportBot.Conversations;
using SupportBot.Dialogs.Incidents;
using SupportBot.Storage.Incidents;

namespace SupportBot.Tests.Dialogs;

/// <summary>Customers whose matter is another one keep nobody from being told of an incident (C12).</summary>
public sealed class PassedOverTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly ConversationId[] Urgent = [.. Enumerable.Range(1, 4).Select(number => new ConversationId(number))];

    [Fact]
    public void C12_who_was_never_looked_at_goes_before_who_was_passed_over()
    {
        var (passed, incident) = (new PassedOver(), Some(1));
        passed.Due(incident, Urgent, Noon, 2).ShouldBe(Urgent[..2]);
        passed.Add(incident, Urgent[1], Noon);
        passed.Add(incident, Urgent[0], Noon.AddSeconds(1));

        passed.Due(incident, Urgent, Noon.AddSeconds(2), 4).ShouldBe(Urgent[2..]);
        passed.Due(incident, Urgent, Noon.AddMinutes(2), 3).ShouldBe([Urgent[2], Urgent[3], Urgent[1]]);
        passed.Due(Some(2), Urgent, Noon.AddSeconds(2), 1).ShouldBe(Urgent[..1], "these are other news");
    }

    private static Incident Some(int number)
    {
        var update = new IncidentUpdate(number, IncidentState.Updated, new IncidentTexts("It is down.", "Не работает.", "Nie działa."), Noon, "root");
        return new Incident(new IncidentId(1), "Down", [Topic.Outage], null, IncidentState.Updated, Noon, Noon, null, [update]);
    }
}
