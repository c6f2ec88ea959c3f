using System.Collections.Immutable;
using SupportBot.Conversations;
using SupportBot.Triage;

namespace SupportBot.Simulation;

/// <summary>How a generated customer answers what is open.</summary>
internal static class Replies
{
    public static Act To(Conversation conversation, Playbook playbook, Customer customer, Random chance)
    {
        var offered = conversation.Offered;
        var step = conversation.Triage is { } at ? playbook.Find(at.Script)?.Find(at.Step) : null;
        if (step is Step.Wait) return new Act(ActKind.Waits) { Waits = TimeSpan.FromMinutes(chance.Next(1, 30)) };
        if (offered.Count > 0 && chance.Next(100) < (customer.Manner is Manner.Terse ? 75 : 45)) return Customer.Presses(offered[chance.Next(offered.Count)]);
        return step switch
        {
            Step.Ask ask => Answer(ask, customer, chance),
            Step.Evidence => Evidence(conversation, customer, chance),
            Step.Resolve or Step.ShowArticle => customer.Says(ActKind.Answers, chance.Next(2) == 0 ? "yes" : "no"),
            _ => customer.Tells(),
        };
    }

    private static Act Answer(Step.Ask ask, Customer customer, Random chance)
    {
        if (ask.Check is { } check && chance.Next(100) < 80) return Checked(check, customer, chance);
        if (ask.Options.IsEmpty) return customer.Says(ActKind.Answers, "text");
        var option = ask.Options[chance.Next(ask.Options.Length)];
        return customer.Says(ActKind.Answers, chance.Next(4) == 0 ? Number(ask.Options, option) : option.Label.In(customer.Language), Anger.None);
    }

    private static string Number(ImmutableArray<Option> options, Option option) => (options.IndexOf(option) + 1).ToString(CultureInfo.InvariantCulture);

    private static Act Checked(Check check, Customer customer, Random chance) => check switch
    {
        Check.Order => customer.Says(ActKind.Answers, customer.Fact("order"), Anger.None),
        Check.Email => customer.Says(ActKind.Answers, customer.Fact("email"), Anger.None),
        Check.Phone => customer.Says(ActKind.Answers, customer.Fact("phone"), Anger.None),
        Check.Date => customer.Says(ActKind.Answers, customer.Fact("day"), Anger.None),
        Check.Amount => customer.Says(ActKind.Answers, customer.Fact("amount"), Anger.None),
        Check.ErrorCode => customer.Says(ActKind.Answers, customer.Fact("code"), Anger.None),
        Check.Text => customer.Says(ActKind.Answers, "text"),
        Check.YesNo => customer.Says(ActKind.Answers, chance.Next(2) == 0 ? "yes" : "no"),
        Check.File => new Act(ActKind.Sends) { File = SentFiles.Photo },
    };

    private static Act Evidence(Conversation conversation, Customer customer, Random chance)
    {
        if (conversation.Triage is { AsksApprover: true }) return customer.Says(ActKind.Answers, chance.Next(3) == 0 ? "unknown" : "name");
        return chance.Next(3) == 0 ? customer.Says(ActKind.Answers, "no") : new Act(ActKind.Sends) { File = SentFiles.Document };
    }
}
