using SupportBot.Conversations;

namespace SupportBot.Triage.Loading;

/// <summary>Reads a folder with <c>phrases.yaml</c> and <c>scripts/*.yaml</c>, and checks the files against each other.</summary>
internal static class PlaybookFolder
{
    /// <summary>The playbook, or every problem found.</summary>
    public static (Playbook? Playbook, IReadOnlyList<ScriptProblem> Problems) Read(string folder)
    {
        var problems = new List<ScriptProblem>();
        var phrases = Phrases(folder, problems);
        var (scripts, files) = Scripts(folder, problems);
        var active = scripts.GroupBy(s => s.Id.Name).Select(g => g.MaxBy(s => s.Id.Version)!).ToList();
        CheckDuplicates(scripts, active, files, problems);
        return problems.Count == 0 && phrases is not null ? (new Playbook(active, scripts, phrases), []) : (null, problems);
    }

    private static Phrases? Phrases(string folder, List<ScriptProblem> problems)
    {
        const string Name = "phrases.yaml";
        if (Text(Path.Combine(folder, Name), Name, problems) is not { } yaml) return null;
        var (phrases, found) = PhrasesLoader.Parse(yaml, Name);
        problems.AddRange(found);
        return phrases;
    }

    private static (List<Script> Scripts, Dictionary<Script, string> Files) Scripts(string folder, List<ScriptProblem> problems)
    {
        var scripts = new List<Script>();
        var files = new Dictionary<Script, string>();
        var path = Path.Combine(folder, "scripts");
        var names = Directory.Exists(path) ? Directory.GetFiles(path, "*.yaml").Order(StringComparer.Ordinal).ToList() : [];
        if (names.Count == 0) problems.Add(new("scripts/", 0, 0, ProblemKind.NotReadable, $"No script was found in {path}."));
        foreach (var file in names)
        {
            var shown = $"scripts/{Path.GetFileName(file)}";
            if (Text(file, shown, problems) is not { } yaml) continue;
            var (script, found) = ScriptLoader.Parse(yaml, shown);
            problems.AddRange(found);
            if (script is null) continue;
            scripts.Add(script);
            files[script] = shown;
        }
        return (scripts, files);
    }

    private static void CheckDuplicates(List<Script> scripts, List<Script> active, Dictionary<Script, string> files, List<ScriptProblem> problems)
    {
        foreach (var same in scripts.GroupBy(s => s.Id).Where(g => g.Count() > 1))
            problems.Add(new(files[same.Last()], 1, 1, ProblemKind.DuplicateId,
                $"{files[same.First()]} is also '{same.Key.Name}' version {same.Key.Version}. Give one another id or version."));
        foreach (var (topic, first, last) in Clashes(active))
            problems.Add(new(files[last], 1, 1, ProblemKind.DuplicateTopic,
                $"{files[first]} also begins for the topic '{Buttons.Named(topic)}'. One script a topic: remove it from one of them."));
    }

    /// <summary>The topics that more than one script begins for.</summary>
    internal static IEnumerable<(Topic Topic, Script First, Script Last)> Clashes(IReadOnlyCollection<Script> active) =>
        from topic in Enum.GetValues<Topic>()
        let serving = active.Where(script => script.Topics.Contains(topic)).ToList()
        where serving.Count > 1
        select (topic, serving[0], serving[^1]);

    private static string? Text(string path, string shown, List<ScriptProblem> problems)
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
