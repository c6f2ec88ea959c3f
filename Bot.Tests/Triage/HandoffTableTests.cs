using SupportBot.Conversations;
using SupportBot.Triage.Loading;

namespace SupportBot.Tests.Triage;

/// <summary>The table by which people take over is checked before it is used (C09).</summary>
public sealed class HandoffTableTests
{
    private const string Good = """
        rules:
          - id: urgent
            if: urgency = critical
            reason: urgent
            says: It cannot wait.
        floors:
          - if: topic = security and fact.payment_problem = strange
            urgency: high
        """;

    [Fact]
    public void C09_A_rule_has_a_name_a_condition_a_reason_and_words()
    {
        var (table, problems) = HandoffLoader.Parse(Good, "handoff.yaml", ["payment_problem"]);

        problems.ShouldBeEmpty();
        table.ShouldNotBeNull().Find("urgent").ShouldNotBeNull().Reason.ShouldBe(HandoffReason.Urgent);
        table.Floors.ShouldHaveSingleItem().Urgency.ShouldBe(Urgency.High);
        table.Find("other").ShouldBeNull();
    }

    [Theory]
    [InlineData("urgency = critical", "urgency = terrible", ProblemKind.WrongExpression, "handoff.yaml:3:19:")]
    [InlineData("urgency = critical", "mood = bad", ProblemKind.WrongExpression, "handoff.yaml:3:9:")]
    [InlineData("reason: urgent", "reason: hurry", ProblemKind.WrongValue, "handoff.yaml:4:13:")]
    [InlineData("    says: It cannot wait.\n", "", ProblemKind.MissingKey, "handoff.yaml:2:")]
    [InlineData("id: urgent", "id: Very urgent", ProblemKind.WrongValue, "handoff.yaml:2:9:")]
    [InlineData("fact.payment_problem = strange", "fact.weather = bad", ProblemKind.UnknownFact, "handoff.yaml:7:9:")]
    [InlineData("urgency: high", "urgency: high\n    until: noon", ProblemKind.UnknownKey, "handoff.yaml:9:5:")]
    internal void C09_A_mistake_in_the_table_is_named_with_its_place(string text, string instead, ProblemKind kind, string place)
    {
        Good.ShouldContain(text);

        var (table, problems) = HandoffLoader.Parse(Good.Replace(text, instead, StringComparison.Ordinal), "handoff.yaml", ["payment_problem"]);

        table.ShouldBeNull();
        problems.ShouldContain(problem => problem.Kind == kind && problem.ToString().StartsWith(place, StringComparison.Ordinal), string.Join("; ", problems));
    }

    [Fact]
    public void C09_A_table_without_rules_would_leave_what_is_urgent_to_the_bot_and_is_refused() =>
        HandoffLoader.Parse("floors: []", "handoff.yaml", []).Problems.ShouldHaveSingleItem().Kind.ShouldBe(ProblemKind.MissingKey);

    [Fact]
    public void C09_Two_rules_do_not_share_a_name() =>
        HandoffLoader.Parse(Good.Replace("floors:", "  - { id: urgent, if: open, reason: anger, says: Well. }\nfloors:", StringComparison.Ordinal), "handoff.yaml", ["payment_problem"])
            .Problems.ShouldHaveSingleItem().Kind.ShouldBe(ProblemKind.DuplicateId);
}
