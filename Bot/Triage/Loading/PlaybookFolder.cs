using SupportBot.Conversations;

namespace SupportBot.Triage.Loading;

/// <summary>Reads a folder with <c>company.yaml</c>, <c>phrases.yaml</c>, <c>handoff.yaml</c>, <c>scripts/*.yaml</c>, <c>knowledge/</c> and <c>replies/</c>, and checks the files against each other.</summary>
internal static class PlaybookFolder
{
    /// <summary>The playbook, or every problem found.</summary>
    /// <param name="queues">The names of the queues there are: those of the product when it is left out, any name when it is empty.</param>
    public static (Playbook? Playbook, IReadOnlyList<ScriptProblem> Problems) Read(string folder, IReadOnlyList<string>? queues = null)
    {
        var problems = new List<ScriptProblem>();
        var company = Company(folder, problems);
        var phrases = Phrases(folder, problems);
        var read = Scripts(folder, company, queues, problems);
        var active = read.Select(r => r.Read.Script).GroupBy(s => s.Id.Name).Select(g => g.MaxBy(s => s.Id.Version)!).ToList();
        var articles = new KnowledgeFolder(company, problems).Read(folder);
        var canned = new CannedFolder(company, problems).Read(folder);
        problems.AddRange(PlaybookRules.Check(read, active));
        problems.AddRange(PlaybookRules.Named(read, articles));
        var handoff = Handoff(folder, active, problems);
        return problems.Count == 0 && phrases is not null && company is not null && handoff is not null
            ? (new Playbook(active, read.Select(r => r.Read.Script), phrases, company, handoff, articles) { Canned = canned }, [])
            : (null, problems);
    }

    // A folder without one says nothing of the company.
    private static CompanyFile? Company(string folder, List<ScriptProblem> problems)
    {
        const string Name = "company.yaml";
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path)) return CompanyFile.None;
        if (Text(path, Name, problems) is not { } yaml) return null;
        var (company, found) = CompanyLoader.Parse(yaml, Name);
        problems.AddRange(found);
        return company;
    }

    private static Phrases? Phrases(string folder, List<ScriptProblem> problems)
    {
        const string Name = "phrases.yaml";
        if (Text(Path.Combine(folder, Name), Name, problems) is not { } yaml) return null;
        var (phrases, found) = PhrasesLoader.Parse(yaml, Name);
        problems.AddRange(found);
        return phrases;
    }

    private static HandoffTable? Handoff(string folder, List<Script> active, List<ScriptProblem> problems)
    {
        const string Name = "handoff.yaml";
        if (Text(Path.Combine(folder, Name), Name, problems) is not { } yaml) return null;
        var asked = active.SelectMany(script => script.Steps).OfType<Step.Ask>().Select(ask => ask.Fact).OfType<string>().Distinct();
        var (table, found) = HandoffLoader.Parse(yaml, Name, asked);
        problems.AddRange(found);
        return table;
    }

    private static List<(ReadScript Read, string File)> Scripts(string folder, CompanyFile? company, IReadOnlyList<string>? queues, List<ScriptProblem> problems)
    {
        var scripts = new List<(ReadScript Read, string File)>();
        var path = Path.Combine(folder, "scripts");
        var names = Directory.Exists(path) ? Directory.GetFiles(path, "*.yaml").Order(StringComparer.Ordinal).ToList() : [];
        if (names.Count == 0) problems.Add(new("scripts/", 0, 0, ProblemKind.NotReadable, $"No script was found in {path}."));
        foreach (var file in names)
        {
            var shown = $"scripts/{Path.GetFileName(file)}";
            if (Text(file, shown, problems) is not { } yaml) continue;
            var (read, found) = ScriptLoader.Read(yaml, shown, company, queues);
            problems.AddRange(found);
            if (read is not null) scripts.Add((read, shown));
        }
        return scripts;
    }

    /// <summary>The topics that more than one script begins for as a whole.</summary>
    internal static IEnumerable<(Topic Topic, Script First, Script Last)> Clashes(IReadOnlyCollection<Script> active) =>
        from topic in Enum.GetValues<Topic>()
        let serving = active.Where(script => script.Topics.Contains(topic) && !script.Trigger.IsSpecial).ToList()
        where serving.Count > 1
        select (topic, serving[0], serving[^1]);

    internal static string? Text(string path, string shown, List<ScriptProblem> problems)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new(shown, 0, 0, ProblemKind.NotReadable, $"The file cannot be read: {e.Message}"));
            return null;
        }
    }
}
