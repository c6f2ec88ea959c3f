using SupportBot.Conversations;

namespace SupportBot.Conduct;

/// <summary>The rules of one language, ready to read texts.</summary>
internal sealed class ConductLanguage(string name, Machine machine, IReadOnlyList<ConductRule> rules)
{
    private readonly bool _readsQuotes = rules.Any(r => r.InQuotes);

    /// <summary>As its file is called: <c>en</c>.</summary>
    public string Name { get; } = name;

    public IReadOnlyList<ConductRule> Rules { get; } = rules;

    public IEnumerable<Finding> Check(string text, Sentiment? to, bool isNote)
    {
        var said = Matches.Of(machine, Pieces.Of(text, readsQuotes: false));
        var withQuotes = _readsQuotes && Quotes.In(text).Contains(true) ? Matches.Of(machine, Pieces.Of(text, readsQuotes: true)) : said;
        foreach (var rule in Rules)
        {
            if ((isNote && !rule.InNotes) || (rule.To is { } only && (isNote || to != only))) continue;
            foreach (var finding in Apply(rule, rule.InQuotes ? withQuotes : said, text)) yield return finding;
        }
    }

    private static IEnumerable<Finding> Apply(ConductRule rule, Matches matches, string text)
    {
        if (!matches.Has(rule.Words) || matches.Has(rule.Nowhere)) return [];
        var found = Enumerable.Range(0, matches.Sentences.Count)
            .Where(s => !matches.Has(rule.Unless, s) && (rule.With is ConductRule.None || matches.Has(rule.With, s)))
            .SelectMany(s => matches.Of(rule.Words, s).Select(span => Finding(rule, text, span, matches.Sentences[s])))
            .ToList();
        return found.Count < rule.Least ? [] : rule.Least > 1 ? [found[rule.Least - 1]] : found;
    }

    private static Finding Finding(ConductRule rule, string text, (int At, int End) span, List<Piece> sentence)
    {
        var (at, length) = (span.At, span.End - span.At);
        return new Finding(rule.Kind, at, length, text.Substring(at, length), rule.Why, rule.Better)
        {
            Place = rule.TakesWords ? (at, length) : (sentence[0].At, sentence[^1].End - sentence[0].At),
        };
    }
}
