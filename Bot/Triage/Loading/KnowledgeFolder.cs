using SupportBot.Conversations;
using SupportBot.Triage.Knowledge;

namespace SupportBot.Triage.Loading;

/// <summary>Reads <c>knowledge/en</c>, <c>ru</c> and <c>pl</c>, and checks that every article is there in each.</summary>
internal sealed class KnowledgeFolder(CompanyFile? company, List<ScriptProblem> problems)
{
    public const string Name = "knowledge";

    /// <summary>The articles that could be read. A playbook without the folder has none.</summary>
    public Articles Read(string playbook)
    {
        var read = Words.Languages.SelectMany(language => Files(playbook, language)).ToList();
        CheckTwice(read);
        CheckLanguages(read);
        return new Articles(read.Select(one => one.Article).DistinctBy(article => (article.Id, article.Language)));
    }

    private IEnumerable<(Article Article, string File)> Files(string playbook, Language language)
    {
        var folder = Path.Combine(playbook, Name, Buttons.Named(language));
        if (!Directory.Exists(folder)) yield break;
        foreach (var path in Directory.GetFiles(folder, "*.md").Order(StringComparer.Ordinal))
        {
            var shown = $"{Name}/{Buttons.Named(language)}/{Path.GetFileName(path)}";
            if (PlaybookFolder.Text(path, shown, problems) is not { } text) continue;
            var (article, found) = ArticleReader.Parse(text, shown, language, company);
            problems.AddRange(found);
            if (article is not null) yield return (article, shown);
        }
    }

    private void CheckTwice(List<(Article Article, string File)> read)
    {
        foreach (var same in read.GroupBy(one => (one.Article.Id, one.Article.Language)).Where(same => same.Count() > 1))
            problems.Add(new(same.Last().File, 1, 1, ProblemKind.DuplicateId, $"{same.First().File} is also '{same.Key.Id}'. Give one of them another id."));
    }

    private void CheckLanguages(List<(Article Article, string File)> read)
    {
        foreach (var (id, all) in read.GroupBy(one => one.Article.Id).ToDictionary(same => same.Key, same => same.ToList()))
        {
            foreach (var missing in Words.Languages.Except(all.Select(one => one.Article.Language)))
                problems.Add(new(all[0].File, 1, 1, ProblemKind.MissingLanguage, $"'{id}' is not there in '{Buttons.Named(missing)}'. Write {Name}/{Buttons.Named(missing)}/{Path.GetFileName(all[0].File)}."));
        }
    }
}
