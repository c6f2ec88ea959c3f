using SupportBot.Conversations;
using SupportBot.Triage.Loading;

namespace SupportBot.Triage.Replies;

/// <summary>What is wrong with a canned reply.</summary>
/// <param name="Language">Of the wording that is meant; null for the reply as a whole.</param>
/// <param name="Wording">Which one, from 0.</param>
internal sealed record CannedProblem(Language? Language, int Wording, string Message);

/// <summary>Checks a canned reply before agents meet it: every language, enough wordings, short, and nothing that cannot be filled.</summary>
internal static class CannedCheck
{
    public const int LongestShortcut = 30;
    public const int LongestName = 60;

    /// <summary>Fewer would be said twice to the same person (C29).</summary>
    public const int FewestWordings = 2;

    public const int MostWordings = 5;

    public const int LongestWording = 600;

    private static readonly TextLimits Limits = new(LongestWording, 1);

    public static IReadOnlyList<CannedProblem> Problems(CannedReply reply, CompanyFile company) =>
        [.. Head(reply).Select(message => new CannedProblem(null, 0, message)), .. Words.Languages.SelectMany(language => Texts(reply.Texts.In(language), language, company))];

    private static IEnumerable<string> Head(CannedReply reply)
    {
        if (!ScriptLoader.IsName(reply.Shortcut, LongestShortcut)) yield return $"A shortcut has at most {LongestShortcut} of a-z, 0-9 and _, and begins with a letter.";
        if (reply.Name.Length is 0 or > LongestName) yield return $"Name it in at most {LongestName} characters, so that colleagues find it.";
    }

    private static IEnumerable<CannedProblem> Texts(IReadOnlyList<string> wordings, Language language, CompanyFile company)
    {
        if (wordings.Count < FewestWordings)
            yield return new(language, wordings.Count, $"Write at least {FewestWordings} wordings in each language: the same customer never gets one of them twice.");
        if (wordings.Count > MostWordings) yield return new(language, MostWordings, $"At most {MostWordings} wordings are kept in each language.");
        for (var i = 0; i < wordings.Count; i++)
        {
            foreach (var (_, message) in Limits.Problems(wordings[i])) yield return new(language, i, message);
            foreach (var message in Unknown(wordings[i], company)) yield return new(language, i, message);
            if (wordings.Take(i).Contains(wordings[i])) yield return new(language, i, "This wording stands here twice. Say it in other words.");
        }
    }

    private static IEnumerable<string> Unknown(string text, CompanyFile company)
    {
        foreach (var blank in Blank.In(text).Where(blank => blank.Name.Length > 0))
        {
            if (!CannedBlanks.IsKnown(blank)) yield return $"'{{{blank.Name}}}' is nothing a canned reply can say. Known: {CannedBlanks.All}. What only the agent knows is written ⟨like this⟩.";
            else if (blank.OfCompany is { } name && !company.Texts.ContainsKey(name))
                yield return $"The company file has no '{name}'. It has: {string.Join(", ", company.Texts.Keys.Order(StringComparer.Ordinal))}.";
        }
    }
}
