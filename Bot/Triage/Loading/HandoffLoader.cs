using System.Collections.Immutable;
using SupportBot.Conversations;

namespace SupportBot.Triage.Loading;

/// <summary>Reads the table by which people take over.</summary>
internal static class HandoffLoader
{
    private const int LongestId = 30;
    private const int LongestWords = 200;

    /// <param name="facts">The facts of all scripts.</param>
    public static (HandoffTable? Table, IReadOnlyList<ScriptProblem> Problems) Parse(string yaml, string fileName, IEnumerable<string> facts)
    {
        var source = new YamlSource(fileName);
        var table = source.Read(yaml) is { } top ? Read(top, facts) : null;
        return (source.IsWell ? table : null, source.Problems);
    }

    private static HandoffTable Read(Section top, IEnumerable<string> facts)
    {
        var expressions = new ExpressionReader(new DeclaredFacts(top.Source, null, facts.Select(fact => (top.Title, fact))));
        var rules = top.Children("rules", "a rule").Select(section => Rule(section, expressions)).OfType<HandoffRule>().ToImmutableArray();
        var floors = top.Children("floors", "a floor").Select(section => Floor(section, expressions)).OfType<UrgencyFloor>().ToImmutableArray();
        top.Finish();
        foreach (var twice in rules.GroupBy(rule => rule.Id).Where(same => same.Count() > 1))
            top.Source.Report(top.Title, ProblemKind.DuplicateId, $"Two rules are named '{twice.Key}'. Give one of them another name.");
        if (rules.IsEmpty && top.Source.IsWell)
            top.Source.Report(top.Title, ProblemKind.MissingKey, "There is no rule, so not even what is urgent would go to people by itself. Write one under 'rules:'.");
        return new HandoffTable(rules, floors);
    }

    private static HandoffRule? Rule(Section section, ExpressionReader expressions)
    {
        var id = Id(section);
        var holds = expressions.Read(section, section.Need("if", "when it holds, such as 'urgency = critical'."), "if");
        var reason = section.OneOf<HandoffReason>(section.Need("reason", "what the customer is told."), "reason");
        var says = section.Word("says", "why, in words for agents.");
        if (says?.Length > LongestWords) section.Source.Report(section.Find("says")!, ProblemKind.TextTooLong, $"'says' has {says.Length} characters; {LongestWords} are allowed.");
        section.Finish();
        return id is not null && holds is not null && reason is { } told && says is not null ? new HandoffRule(id, holds, told, says) : null;
    }

    private static string? Id(Section section)
    {
        if (section.Need("id", "a name for it, such as 'urgent': tickets keep it.") is not { } at || section.Word(at, "id") is not { } id) return null;
        if (ScriptLoader.IsName(id, LongestId)) return id;
        section.Source.Report(at, ProblemKind.WrongValue, $"'{id}' cannot be a rule's name: use at most {LongestId} of a-z, 0-9 and _.");
        return null;
    }

    private static UrgencyFloor? Floor(Section section, ExpressionReader expressions)
    {
        var holds = expressions.Read(section, section.Need("if", "when it holds, such as 'topic = security'."), "if");
        var urgency = section.OneOf<Urgency>(section.Need("urgency", "how urgent it is at least."), "urgency");
        section.Finish();
        return holds is not null && urgency is { } least ? new UrgencyFloor(holds, least) : null;
    }
}
