using SupportBot.Channels;
using SupportBot.Conduct;
using SupportBot.Conversations;
using SupportBot.Triage;
using SupportBot.Triage.Loading;
using SupportBot.Triage.Replies;

namespace SupportBot.Admin.Replies;

/// <summary>What an admin typed about a canned reply.</summary>
/// <param name="Version">As it was read; 0 for a new one.</param>
internal sealed record ReplyForm(CannedReply Reply, long Version)
{
    public static ReplyForm Empty { get; } = new(new CannedReply("", "", new([], [], [])), 0);

    public static ReplyForm Read(IFormCollection form) => new(
        new CannedReply(
            form["shortcut"].ToString().Trim().ToLowerInvariant(), TextRules.Clean(form["name"].ToString(), CannedCheck.LongestName),
            new(Texts(form, Language.En), Texts(form, Language.Ru), Texts(form, Language.Pl))),
        long.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0);

    /// <summary>What has to be better before agents meet it: it is whole, can be filled, and is written as support writes (C14, C15).</summary>
    public IReadOnlyList<CannedProblem> Problems(CompanyFile company, ConductRules rules)
    {
        var conduct = new ConductCheck(rules);
        var said =
            from language in Words.Languages
            from wording in Reply.Texts.In(language).Index()
            from finding in conduct.Canned(wording.Item, language)
            select new CannedProblem(language, wording.Index, finding.Told);
        return [.. CannedCheck.Problems(Reply, company), .. said];
    }

    // A field that was left empty is no wording.
    private static List<string> Texts(IFormCollection form, Language language) =>
        [.. form[TextLanguage.Named(language)].Select(text => TextRules.Clean(text ?? "", CannedCheck.LongestWording + 1)).Where(text => text.Length > 0)];
}
