using SupportBot.Conversations;
using SupportBot.Handoff.Calendars;

namespace SupportBot.Handoff.Sla;

/// <summary>How soon the tickets of a queue are answered, by urgency, and which calendar counts.</summary>
/// <param name="Queue">Empty for every queue that has none of its own.</param>
/// <param name="Lines">By urgency.</param>
internal sealed record SlaPolicy(string Queue, string Calendar, IReadOnlyDictionary<Urgency, SlaPolicy.Line> Lines)
{
    public const string AnyQueue = "";

    private const string NoLimit = "-";

    /// <summary>What holds until an admin decides otherwise.</summary>
    public static SlaPolicy Shipped { get; } = new(AnyQueue, BusinessCalendar.Default, Parse("""
        Critical, 15m, 30m, 4h, 30m
        High, 1h, 2h, 8h, 2h
        Normal, 4h, 8h, 3d, 8h
        Low, 8h, 1d, 5d, 1d
        """)!);

    /// <summary>The times of one urgency, as they are written.</summary>
    public readonly record struct Line(TargetTime? First, TargetTime? Next, TargetTime? Resolve, TargetTime Update)
    {
        public SlaTargets In(BusinessCalendar calendar) => new(First?.In(calendar), Next?.In(calendar), Resolve?.In(calendar), Update.In(calendar));

        public override string ToString() => string.Join(", ", Written(First), Written(Next), Written(Resolve), Update);
    }

    /// <summary>One urgency a line, as it is kept.</summary>
    public string Written() => string.Join('\n', Enum.GetValues<Urgency>().Reverse().Select(urgency => $"{urgency}, {Lines[urgency]}"));

    /// <summary>Null when it cannot be read.</summary>
    public static IReadOnlyDictionary<Urgency, Line>? Parse(string written)
    {
        var lines = new Dictionary<Urgency, Line>();
        foreach (var line in written.Split('\n'))
        {
            if (line.Split(',', StringSplitOptions.TrimEntries) is not [var name, var first, var next, var resolve, var update]) return null;
            if (!Enum.TryParse<Urgency>(name, out var urgency) || TargetTime.Parse(update) is not { } updated) return null;
            if (!TryRead(first, out var firstTime) || !TryRead(next, out var nextTime) || !TryRead(resolve, out var resolveTime)) return null;
            lines[urgency] = new Line(firstTime, nextTime, resolveTime, updated);
        }
        return lines.Count == Enum.GetValues<Urgency>().Length ? lines : null;
    }

    /// <summary>Reads a time or, from nothing and a dash, that there is no limit; false when it is neither.</summary>
    public static bool TryRead(string written, out TargetTime? time)
    {
        time = TargetTime.Parse(written);
        return time is not null || written.Trim() is "" or NoLimit;
    }

    private static string Written(TargetTime? time) => time?.ToString() ?? NoLimit;
}
