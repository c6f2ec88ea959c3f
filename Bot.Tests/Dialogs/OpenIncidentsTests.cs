using SupportBot.Conversations;
using SupportBot.Dialogs.Incidents;
using SupportBot.Storage.Incidents;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Dialogs;

/// <summary>Two incidents at a time, and the one that a conversation is about (C12).</summary>
public sealed class OpenIncidentsTests
{
    private static readonly Incident[] Known = [Of(7), Of(8)];

    [Theory]
    [InlineData(null, false, 7)]
    [InlineData(8, false, 8)]
    [InlineData(7, true, 8)]
    public void C12_the_one_a_customer_was_told_of_goes_before_others_and_the_one_set_aside_is_none(int? told, bool isAside, int expected)
    {
        var conversation = new TurnTalk().Conversation with { Incident = told is { } id ? new AttachedIncident(new IncidentId(id), 1, isAside) : null };

        OpenIncidents.Among(Known, conversation, Some.Reading(Topic.Outage))!.Incident.Value.ShouldBe(expected);
        OpenIncidents.Among(Known, conversation with { Incident = null }, Some.Reading(Topic.Payment)).ShouldBeNull();
    }

    private static Incident Of(long id) => new(
        new IncidentId(id), "Sign-in", [Topic.Outage], null, IncidentState.Declared, TurnTalk.Start, TurnTalk.Start, null,
        [new IncidentUpdate(1, IncidentState.Declared, new IncidentTexts("It fails.", "Сбой.", "Awaria."), TurnTalk.Start, "anna")]);
}
