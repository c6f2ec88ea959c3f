using System.Text;
using SupportBot.Classification.Features;

namespace SupportBot.Classification.Training;

/// <summary>What the corpus consists of, as a page of Markdown: made by <c>corpus --write</c>, and a test says when it is out of date.</summary>
internal static class CorpusPage
{
    public const string FileName = "README.md";

    private static readonly (int Most, string Name)[] Lengths = [(1, "1 word"), (7, "2 to 7"), (20, "8 to 20"), (60, "21 to 60"), (int.MaxValue, "more")];

    private const string Opening = """
        # The corpus in figures

        Made by `dotnet run --project Bot -- corpus --write`. A folder per language; a file per kind of company (`bank`, `clinic`, ...), per topic with its look-alikes
        (`topic-...`), and for plain, pressing and personal requests, posts and the mixed beginning (`general`). Names and numbers are placeholders, filled in from
        `placeholders.txt`.


        """;

    public static string Of(IReadOnlyList<LabelledMessage> messages)
    {
        var page = new StringBuilder(Opening);
        var languages = messages.Where(message => message.Labels[0] >= 0).GroupBy(message => Heads.Language.Labels[message.Labels[0]])
            .OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Key, (IReadOnlyList<LabelledMessage>)[.. group])).ToList();
        Table(page, "language", [.. languages.Select(one => one.Key)], Basics(languages));
        foreach (var (h, head) in Heads.All.Index().Skip(1)) Table(page, head.Name, [.. languages.Select(one => one.Key)], Balance(head, h, languages));
        Twin(page, messages);
        return page.ToString();
    }

    private static IEnumerable<string[]> Basics(List<(string Key, IReadOnlyList<LabelledMessage> Messages)> languages)
    {
        yield return ["messages", .. languages.Select(one => N(one.Messages.Count))];
        yield return ["held apart", .. languages.Select(one => N(one.Messages.Count(message => Split.IsHeldApart(message.Text))))];
        var words = languages.Select(one => one.Messages.Select(message => WordsOf(message.Text)).ToList()).ToList();
        yield return ["words", .. words.Select(of => N(of.Sum(text => text.Length)))];
        yield return ["different words", .. words.Select(of => N(Vocabulary(of)))];
        yield return ["different words in the first 10,000 words", .. words.Select(TypesOfFirst)];
        foreach (var (most, name) in Lengths)
        {
            var least = Lengths.TakeWhile(length => length.Most < most).Select(length => length.Most).LastOrDefault();
            yield return [name + (name == "1 word" ? "" : " words"), .. words.Select(of => Share(of.Count(text => text.Length > least && text.Length <= most), of.Count))];
        }
    }

    private static IEnumerable<string[]> Balance(Head head, int h, List<(string Key, IReadOnlyList<LabelledMessage> Messages)> languages) =>
        head.Labels.Select((label, answer) => (string[])
            [label, .. languages.Select(one => Share(one.Messages.Count(message => message.Labels[h] == answer), one.Messages.Count))]);

    private static void Twin(StringBuilder page, IReadOnlyList<LabelledMessage> messages)
    {
        var twins = Twins.Find(messages);
        var across = twins.Count(pair => Split.IsHeldApart(pair.First.Text) != Split.IsHeldApart(pair.Second.Text));
        var isTwin = twins.SelectMany(pair => new[] { pair.First, pair.Second }).Distinct().Count();
        page.Append(CultureInfo.InvariantCulture, $"""
            ## Near-duplicates
            Messages that share half of their runs of five letters with another: {isTwin} of {N(messages.Count)}. Such pairs with one message held apart and one learnt
            from: {across}.

            """);
    }

    private static void Table(StringBuilder page, string title, string[] columns, IEnumerable<string[]> rows)
    {
        page.Append(CultureInfo.InvariantCulture, $"| {title} | {string.Join(" | ", columns)} |\n|---|{string.Concat(columns.Select(_ => "---:|"))}\n");
        foreach (var row in rows) page.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row)} |\n");
        page.Append('\n');
    }

    private static string[] WordsOf(string text) =>
        [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Letters.Fold).Where(word => word.Length > 0)];

    private static int Vocabulary(IEnumerable<string[]> texts) => texts.SelectMany(text => text).Distinct().Count();

    private static string TypesOfFirst(List<string[]> texts) => N(texts.SelectMany(text => text).Take(10_000).Distinct().Count());

    private static string Share(int part, int whole) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:0} %");

    private static string N(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
