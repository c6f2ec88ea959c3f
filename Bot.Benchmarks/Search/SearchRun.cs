using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Storage.Search;

namespace SupportBot.Benchmarks.Search;

/// <summary>Asks for what people ask for: a word, two of one message, an order number, a word of every third conversation, and any of them narrowed down.</summary>
internal static class SearchRun
{
    private const int Each = 60;
    private static readonly string[] Languages = ["en", "ru", "pl"];

    public static async Task AskAsync(string name, Database database, TalkStore talk)
    {
        var search = new SearchStore(database, new QueueStore(database, TimeProvider.System));
        var dice = new Random(11);
        foreach (var (language, code) in Languages.Index())
        {
            string Text() => talk.Of(language)[dice.Next(talk.Of(language).Length)];
            string[] Words() => [.. Text().Split(' ').Where(word => word.Length > 4).Take(6)];
            var frequent = talk.Of(language).SelectMany(text => SearchWords.In(text).Select(word => text.Substring(word.Start, word.Length))).CountBy(word => word).MaxBy(word => word.Value).Key;
            await MeasureAsync(name, code, "one word", search, () => Words().FirstOrDefault() ?? frequent);
            await MeasureAsync(name, code, "three words of a message", search, () => string.Join(' ', Words().Take(3)));
            await MeasureAsync(name, code, "an order number", search, () => $"{100_000 + dice.Next(1, 9_000)}");
            await MeasureAsync(name, code, $"the most frequent word ({frequent})", search, () => frequent);
            await MeasureAsync(name, code, "it, narrowed to nearly none", search, () => $"{frequent} {code} critical billing delivery");
            await MeasureAsync(name, code, "it, page 20", search, () => frequent, skip: 380);
        }
    }

    private static async Task MeasureAsync(string name, string language, string what, SearchStore search, Func<string> words, int skip = 0)
    {
        var times = new List<double>(Each);
        var found = 0;
        for (var i = 0; i < Each + 5; i++)
        {
            var query = SearchQuery.Of(words(), Queues.All, null) with { Skip = skip };
            var began = TimeProvider.System.GetTimestamp();
            var hits = await search.FindAsync(query);
            if (i < 5) continue;
            times.Add(TimeProvider.System.GetElapsedTime(began).TotalMilliseconds);
            found += hits?.Count ?? 0;
        }
        times.Sort();
        SearchCommand.Say($"{name}, {language}: {what,-44} {times[Each / 2],7:N1} ms, ninth tenth {times[Each * 9 / 10],6:N1}, at most {times[^1],6:N1}, {(double)found / Each,5:N1} found");
    }
}
