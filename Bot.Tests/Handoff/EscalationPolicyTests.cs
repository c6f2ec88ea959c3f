using SupportBot.Conversations;
using SupportBot.Handoff;

namespace SupportBot.Tests.Handoff;

public sealed class EscalationPolicyTests
{
    [Theory]
    [InlineData(Topic.Security, false, Urgency.High)]
    [InlineData(Topic.Outage, true, Urgency.Critical)]
    [InlineData(Topic.Outage, false, Urgency.Low)]
    [InlineData(Topic.Payment, true, Urgency.Low)]
    internal void A_break_in_and_an_outage_for_everyone_are_urgent_however_calmly_they_are_told(Topic topic, bool everyone, Urgency urgency) =>
        EscalationPolicy.AtLeast(topic, everyone).ShouldBe(urgency);
}
