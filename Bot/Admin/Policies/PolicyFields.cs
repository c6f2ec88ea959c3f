using SupportBot.Conversations;
using SupportBot.Handoff.Sla;

namespace SupportBot.Admin.Policies;

/// <summary>What stands in the fields of a policy: as it is kept, or as somebody is writing it.</summary>
/// <param name="Times">By urgency: first answer, next answers, settled, next update.</param>
internal sealed record PolicyFields(string Queue, string Calendar, IReadOnlyDictionary<Urgency, string[]> Times, long Revision)
{
    /// <summary>In the order of the columns.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["First answer", "Next answers", "Settled", "Next update"];

    public static IReadOnlyList<Urgency> Urgencies { get; } = [Urgency.Critical, Urgency.High, Urgency.Normal, Urgency.Low];

    public static PolicyFields Of(SlaPolicy policy, long revision) => new(
        policy.Queue, policy.Calendar, Urgencies.ToDictionary(urgency => urgency, urgency => Written(policy.Lines[urgency])), revision);

    public static PolicyFields Read(IFormCollection form) => new(
        form["queue"].ToString(), form["calendar"].ToString(),
        Urgencies.ToDictionary(urgency => urgency, urgency => Columns.Select((_, column) => form[Field(urgency, column)].ToString().Trim()).ToArray()),
        long.TryParse(form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 0);

    public static string Field(Urgency urgency, int column) => $"{urgency}-{column}";

    /// <summary>The policy, or what is wrong with it.</summary>
    /// <param name="queues">The queues there are.</param>
    public (SlaPolicy? Policy, string? Problem) Parse(ServiceTimes times, IReadOnlyList<string> queues)
    {
        if (Queue != SlaPolicy.AnyQueue && !queues.Contains(Queue)) return (null, "There is no such queue.");
        if (!times.Calendars.Any(calendar => calendar.Name == Calendar)) return (null, "There is no such calendar.");
        var lines = new Dictionary<Urgency, SlaPolicy.Line>();
        foreach (var urgency in Urgencies)
        {
            var (line, problem) = Line(urgency);
            if (line is null) return (null, problem);
            lines[urgency] = line.Value;
        }
        return (new SlaPolicy(Queue, Calendar, lines), null);
    }

    /// <summary>What differs, for the audit log.</summary>
    public string ChangedFrom(PolicyFields before)
    {
        var changes = Urgencies.SelectMany(urgency => Columns.Select((column, i) => (What: $"{urgency} {column.ToLowerInvariant()}", Was: before.Times[urgency][i], Is: Times[urgency][i])))
            .Prepend((What: "calendar", Was: before.Calendar, Is: Calendar)).Where(change => change.Was != change.Is);
        return string.Join("; ", changes.Select(change => $"{change.What} {Said(change.Was)} → {Said(change.Is)}"));

        static string Said(string time) => time.Length == 0 ? "no limit" : time;
    }

    private (SlaPolicy.Line? Line, string? Problem) Line(Urgency urgency)
    {
        var times = new TargetTime?[Columns.Count];
        for (var i = 0; i < times.Length; i++)
            if (!SlaPolicy.TryRead(Times[urgency][i], out times[i]))
                return (null, $"{urgency}, {Columns[i].ToLowerInvariant()}: '{Times[urgency][i]}' is no time. Write minutes, hours or working days, like 30m, 1h 30m or 2d.");
        if (times[3] is not { } update) return (null, $"{urgency}: the customer must be told by when the next update comes (C17).");
        return (new SlaPolicy.Line(times[0], times[1], times[2], update), null);
    }

    private static string[] Written(SlaPolicy.Line line) => [$"{line.First}", $"{line.Next}", $"{line.Resolve}", $"{line.Update}"];
}
