using SupportBot.Conversations;
using SupportBot.Triage;

namespace SupportBot.Tests.Triage;

public class ShippedPlaybookTests
{
    internal static Playbook Shipped { get; } = Playbook.Load(Path.Combine(AppContext.BaseDirectory, "playbook"));

    [Fact]
    public void It_loads()
    {
        Shipped.Active.Select(s => s.Id.Name).ShouldContain("payment");
    }

    [Fact]
    public void A_payment_charged_twice_ends_with_the_billing_people()
    {
        var today = new DateOnly(2026, 3, 2);
        var runner = Shipped.Runner;
        var script = Shipped.ScriptFor(Topic.Payment)!;
        var context = new TriageContext("hello", null, Assessment.Unsure, Language.En, Facts.None, today, 1);

        var begun = runner.Begin(script, context);
        begun.Replies.Single().Choices.Count.ShouldBe(5);

        var booked = runner.Continue(script, begun.At!, context with { Text = "charged twise" });
        booked.At!.Step.ShouldBe("booked");
        booked.Facts["payment_problem"].ShouldBe("twice");

        var order = runner.Continue(script, booked.At, context with { Text = "1", Facts = booked.Facts });
        var day = runner.Continue(script, order.At!, context with { Text = "its 10472", Facts = order.Facts });
        var done = runner.Continue(script, day.At!, context with { Text = "yesterday", Facts = day.Facts });

        done.Facts["order"].ShouldBe("10472");
        done.Facts["since"].ShouldBe("2026-03-01");
        done.Outcome.ShouldBe(new TriageOutcome.HandOff(HandoffReason.BeyondFirstLine, Queues.Billing, Tier.L2));
    }
}
