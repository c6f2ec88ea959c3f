using SupportBot.Conversations;
using SupportBot.Triage.Replies;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Triage.Loading;

/// <summary>Reads <c>replies/</c>: the canned replies that come with the playbook, one a file.</summary>
internal sealed class CannedFolder(CompanyFile? company, List<ScriptProblem> problems)
{
    public const string Name = "replies";

    private static readonly TextLimits CheckedLater = new(int.MaxValue, int.MaxValue);

    /// <summary>Those that could be read, by the name of their file. A playbook without the folder has none.</summary>
    public IReadOnlyList<(string Id, CannedReply Reply)> Read(string playbook)
    {
        var path = Path.Combine(playbook, Name);
        if (!Directory.Exists(path)) return [];
        var read = Directory.GetFiles(path, "*.yaml").Order(StringComparer.Ordinal).Select(File).OfType<(string, CannedReply)>().ToList();
        foreach (var same in read.GroupBy(one => one.Item2.Shortcut).Where(same => same.Count() > 1))
            problems.Add(new(Shown(same.Last().Item1), 1, 1, ProblemKind.DuplicateId, $"{Shown(same.First().Item1)} has the shortcut '{same.Key}', too. Give one of them another."));
        return read;
    }

    private (string, CannedReply)? File(string path)
    {
        var id = Path.GetFileNameWithoutExtension(path);
        if (PlaybookFolder.Text(path, Shown(id), problems) is not { } text) return null;
        var source = new YamlSource(Shown(id));
        var reply = source.Read(text) is { } top ? Read(source, top) : null;
        problems.AddRange(source.Problems);
        return source.IsWell && reply is not null ? (id, reply) : null;
    }

    private CannedReply? Read(YamlSource source, Section top)
    {
        var shortcut = top.Word("shortcut", "what agents type behind a slash.");
        var name = top.Word("name", "what it is for, as agents read it.");
        var at = top.Need("texts", "what customers get, in every language.");
        var words = at is null ? null : top.Words(at, "texts", CheckedLater);
        top.Finish();
        if (shortcut is null || name is null || words is null) return null;
        var reply = new CannedReply(shortcut, name, new(words.En, words.Ru, words.Pl));
        foreach (var problem in CannedCheck.Problems(reply, company ?? CompanyFile.None))
            source.Report(Place(at!, problem) ?? top.Title, ProblemKind.WrongValue, problem.Message);
        return reply;
    }

    private static YamlNode? Place(YamlNode texts, CannedProblem problem) =>
        problem.Language is { } language && texts is YamlMappingNode all && all.Children.TryGetValue(new YamlScalarNode(Buttons.Named(language)), out var found)
            ? found is YamlSequenceNode list && problem.Wording < list.Children.Count ? list.Children[problem.Wording] : found
            : null;

    private static string Shown(string id) => $"{Name}/{id}.yaml";
}
