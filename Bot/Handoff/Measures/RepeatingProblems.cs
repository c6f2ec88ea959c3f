using SupportBot.Conversations;
using SupportBot.Storage.Measures;
using SupportBot.Storage.Search;

namespace SupportBot.Handoff.Measures;

/// <summary>A problem that several customers reported in the same telling words.</summary>
/// <param name="Words">The words they share, as most of them wrote them.</param>
/// <param name="Example">The newest report.</param>
/// <param name="Now">How many reported it in the last seven days.</param>
/// <param name="Before">How many in the seven before.</param>
/// <param name="Ended">How many of all came to an end, and <paramref name="ByBot"/> of them with the bot.</param>
internal sealed record RepeatingProblem(IReadOnlyList<string> Words, string Example, Topic Topic, int All, int Now, int Before, int Ended, int ByBot)
{
    /// <summary>More than before; what is new has grown by all of it.</summary>
    public int Growth => Now - Before;
}

/// <summary>
/// Groups what customers report (C32). The pair of words that the most reports share, the rarer the better, makes a group of these reports; then the rest is looked
/// at again. So a group can be said in words, and the same reports always make the same groups.
/// </summary>
internal static class RepeatingProblems
{
    /// <summary>Fewer than so many are no repetition.</summary>
    public const int Fewest = 3;

    private const int MostGroups = 12;
    private const int MostWords = 4;
    private const int TellingEach = 8;

    // A word most reports have tells nothing; one that most of a group have is what it is about.
    private const double TooCommon = 0.4;
    private const double Shared = 0.6;

    public static IReadOnlyList<RepeatingProblem> Of(IReadOnlyList<ReportedProblem> reports, DateTimeOffset now)
    {
        var left = Telling([.. reports.Select(report => new Report(report, Read(report.Words)))]);
        var groups = new List<RepeatingProblem>();
        while (groups.Count < MostGroups && BestPair(left) is { } pair)
        {
            var members = left.Where(one => one.Stems.ContainsKey(pair.One) && one.Stems.ContainsKey(pair.Other)).ToList();
            groups.Add(Group(members, now));
            left = [.. left.Except(members)];
        }
        return [.. groups.OrderByDescending(group => group.Growth).ThenByDescending(group => group.Now).ThenByDescending(group => group.All)];
    }

    // Numbers belong to one customer, codes with letters in them do not.
    private static Dictionary<string, string> Read(string words)
    {
        var stems = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in SearchWords.In(words))
            if (!word.Stems[0].All(char.IsAsciiDigit)) stems.TryAdd(word.Stems[0], words.Substring(word.Start, word.Length).ToLowerInvariant());
        return stems;
    }

    private static List<Report> Telling(List<Report> reports)
    {
        var counts = reports.SelectMany(report => report.Stems.Keys).CountBy(stem => stem).ToDictionary(StringComparer.Ordinal);
        var most = Math.Max(Fewest, TooCommon * reports.Count);
        return
        [
            .. reports.Select(report => report with
            {
                Stems = report.Stems.Where(stem => counts[stem.Key] >= Fewest && counts[stem.Key] <= most)
                    .OrderBy(stem => counts[stem.Key]).ThenBy(stem => stem.Key, StringComparer.Ordinal).Take(TellingEach).ToDictionary(StringComparer.Ordinal),
            }),
        ];
    }

    private static (string One, string Other)? BestPair(List<Report> reports)
    {
        var counts = reports.SelectMany(report => report.Stems.Keys).CountBy(stem => stem).ToDictionary(StringComparer.Ordinal);
        var pairs = reports.SelectMany(Pairs).CountBy(pair => pair).Where(pair => pair.Value >= Fewest).ToList();
        if (pairs.Count == 0) return null;
        return pairs.OrderByDescending(pair => pair.Value * (Rarity(pair.Key.One) + Rarity(pair.Key.Other)))
            .ThenBy(pair => pair.Key.One, StringComparer.Ordinal).ThenBy(pair => pair.Key.Other, StringComparer.Ordinal).First().Key;

        double Rarity(string stem) => Math.Log(1 + ((double)reports.Count / counts[stem]));
    }

    private static IEnumerable<(string One, string Other)> Pairs(Report report)
    {
        var stems = report.Stems.Keys.Order(StringComparer.Ordinal).ToArray();
        for (var i = 0; i < stems.Length; i++)
            for (var j = i + 1; j < stems.Length; j++) yield return (stems[i], stems[j]);
    }

    private static RepeatingProblem Group(List<Report> members, DateTimeOffset now)
    {
        var shared = members.SelectMany(member => member.Stems).GroupBy(stem => stem.Key, stem => stem.Value)
            .Where(stem => stem.Count() >= Shared * members.Count).OrderByDescending(stem => stem.Count()).ThenBy(stem => stem.Key, StringComparer.Ordinal).Take(MostWords)
            .Select(stem => stem.CountBy(word => word).OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal).First().Key);
        return new RepeatingProblem(
            [.. shared], members.MaxBy(member => member.Of.At)!.Of.Words, members.CountBy(member => member.Of.Topic).MaxBy(topic => topic.Value).Key, members.Count,
            Within(TimeSpan.Zero, Episode.Durable), Within(Episode.Durable, 2 * Episode.Durable),
            members.Count(member => member.Of.EndedBy is not null), members.Count(member => member.Of.EndedBy is EpisodeEnd.Bot));

        int Within(TimeSpan from, TimeSpan to) => members.Count(member => now - member.Of.At >= from && now - member.Of.At < to);
    }

    /// <param name="Stems">Each with the word it was written as.</param>
    private sealed record Report(ReportedProblem Of, Dictionary<string, string> Stems);
}
