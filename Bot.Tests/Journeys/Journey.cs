namespace SupportBot.Tests.Journeys;

/// <summary>A conversation from the first message to its end, written down as people read it: one line a step, <c>#</c> for remarks.</summary>
internal sealed record Journey(string Name, IReadOnlyList<JourneyStep> Steps)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Journeys");

    /// <summary>The names of all journeys.</summary>
    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.txt").Select(Path.GetFileNameWithoutExtension).Order().OfType<string>();

    public static Journey Read(string name) => Parse(name, File.ReadLines(Path.Combine(Folder, name + ".txt")));

    public static Journey Parse(string name, IEnumerable<string> lines)
    {
        var steps = new List<JourneyStep>();
        foreach (var line in lines.Select(line => line.Trim()))
        {
            if (line.Length == 0 || line[0] == '#') continue;
            Add(steps, Step(line) ?? throw new FormatException($"{name}: '{line}' is no step of a journey."));
        }
        return new Journey(name, steps);
    }

    private static void Add(List<JourneyStep> steps, JourneyStep step)
    {
        if (step is JourneyStep.Writes next && steps is [.., JourneyStep.Writes burst]) steps[^1] = new JourneyStep.Writes([.. burst.Burst, .. next.Burst]);
        else steps.Add(step);
    }

    private static JourneyStep? Step(string line)
    {
        var (who, rest) = Parted(line, ':');
        return who switch
        {
            _ when rest.Length == 0 => null,
            "customer" => new JourneyStep.Writes([rest]),
            "presses" => new JourneyStep.Presses(rest),
            "bot" or "reply" => new JourneyStep.Sees(Words(rest)),
            "bot lacks" => new JourneyStep.SawNot(Words(rest)),
            "queue" => new JourneyStep.HearsOfQueue(Words(rest)),
            "queue withdrawn" => new JourneyStep.HearsOfQueue(null),
            "bar" => new JourneyStep.BarShows(Words(rest)),
            "desk" => new JourneyStep.DeskShows(Words(rest)),
            "desk lacks" => new JourneyStep.DeskLacks(Words(rest)),
            "lead" => new JourneyStep.LeadSees(Words(rest)),
            "lead lacks" => new JourneyStep.LeadLacks(Words(rest)),
            "agent" when Parted(rest, ' ') is var (act, text) => new JourneyStep.AgentDoes(act, text),
            "ticket" when Parted(rest, ' ') is var (what, value) => new JourneyStep.TicketHas(what, value),
            _ => null,
        };
    }

    private static string[] Words(string rest) => rest.Split('|', StringSplitOptions.TrimEntries);

    private static (string Head, string Tail) Parted(string line, char at) =>
        line.IndexOf(at) is var i and >= 0 ? (line[..i].Trim(), line[(i + 1)..].Trim()) : (line, "");
}
