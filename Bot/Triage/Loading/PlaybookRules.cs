using SupportBot.Triage.Knowledge;

namespace SupportBot.Triage.Loading;

/// <summary>What must hold of the scripts of a folder together: names, topics and calls.</summary>
internal static class PlaybookRules
{
    private const int DeepestCall = 5;

    /// <param name="read">Every script that could be read, with the file it stands in.</param>
    /// <param name="active">The newest version of each.</param>
    public static IEnumerable<ScriptProblem> Check(IReadOnlyList<(ReadScript Read, string File)> read, IReadOnlyList<Script> active) =>
        [.. Twice(read), .. Uncalled(read), .. Topics(active, script => read.First(r => ReferenceEquals(r.Read.Script, script)).File), .. Calls(read, active)];

    /// <summary>Whether the calls of one script lead to others that are in force, and back, and whether it says what it is called.</summary>
    public static IEnumerable<ScriptProblem> Beside(ReadScript read, string file, IReadOnlyList<Script> others) =>
        [.. Uncalled([(read, file)]), .. Calls([(read, file)], [.. others, read.Script])];

    /// <summary>Whether the articles that scripts name are there.</summary>
    public static IEnumerable<ScriptProblem> Named(IReadOnlyList<(ReadScript Read, string File)> read, Articles articles)
    {
        var ids = articles.All.Select(article => article.Id).Append(Step.ShowArticle.Search).ToHashSet();
        return
            from one in read
            from article in one.Read.Articles
            where !ids.Contains(article.Name)
            select new ScriptProblem(one.File, article.Line, article.Column, ProblemKind.UnknownArticle,
                $"There is no article '{article.Name}'. Articles are: {string.Join(", ", ids.Order(StringComparer.Ordinal))}.");
    }

    private static IEnumerable<ScriptProblem> Twice(IReadOnlyList<(ReadScript Read, string File)> read) =>
        from same in read.GroupBy(r => r.Read.Script.Id)
        where same.Count() > 1
        select new ScriptProblem(same.Last().File, 1, 1, ProblemKind.DuplicateId,
            $"{same.First().File} is also '{same.Key.Name}' version {same.Key.Version}. Give one another id or version.");

    // Versions that are kept from before may lack it: they are called by their topic.
    private static IEnumerable<ScriptProblem> Uncalled(IReadOnlyList<(ReadScript Read, string File)> read) =>
        from one in read
        where one.Read.Script.Trigger is { Said.IsEmpty: false, Called: null }
        select new ScriptProblem(one.File, one.Read.Words.Line, one.Read.Words.Column, ProblemKind.MissingKey,
            "'called' is missing beside 'words': the script's name for customers who come to it from another matter, such as { en: \"Refund\", … }.");

    private static IEnumerable<ScriptProblem> Topics(IReadOnlyCollection<Script> active, Func<Script, string> file) =>
        from clash in PlaybookFolder.Clashes(active)
        select new ScriptProblem(file(clash.Last), 1, 1, ProblemKind.DuplicateTopic,
            $"{file(clash.First)} also begins for the topic '{Buttons.Named(clash.Topic)}'. Give one of them 'words:' or 'when:', or remove the topic.");

    private static IEnumerable<ScriptProblem> Calls(IReadOnlyList<(ReadScript Read, string File)> read, IReadOnlyList<Script> active)
    {
        var byName = active.ToDictionary(s => s.Id.Name);
        foreach (var (script, file) in read)
        {
            foreach (var call in script.Calls)
            {
                if (!byName.TryGetValue(call.Name, out var called))
                    yield return new(file, call.Line, call.Column, ProblemKind.UnknownScript, $"There is no script '{call.Name}'. Scripts are: {string.Join(", ", byName.Keys.Order(StringComparer.Ordinal))}.");
                else if (Depth(called, byName, 1) + 1 > DeepestCall)
                    yield return new(file, call.Line, call.Column, ProblemKind.CallsItself, $"'{call.Name}' comes back to a call of itself, or calls more than {DeepestCall} deep. Let it end with 'return'.");
            }
        }
    }

    private static int Depth(Script script, Dictionary<string, Script> byName, int at)
    {
        if (at > DeepestCall) return at;
        var deepest = 0;
        foreach (var call in script.Steps.OfType<Step.Call>())
            if (byName.TryGetValue(call.Script, out var called)) deepest = Math.Max(deepest, Depth(called, byName, at + 1));
        return deepest + 1;
    }
}
