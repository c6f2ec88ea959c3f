using System.CommandLine;
using System.Globalization;
using SupportBot.Benchmarks.Stores;
using SupportBot.Storage;
using SupportBot.Storage.Search;
using SupportBot.Tests.Support;
using Command = System.CommandLine.Command;

namespace SupportBot.Benchmarks.Search;

/// <summary><c>search</c>: how long it takes to find conversations in a large store on both engines, and what writing down what they are found by costs whoever writes meanwhile.</summary>
internal static class SearchCommand
{
    public static Command Create()
    {
        var messages = new Option<int>("--messages") { Description = "How many messages the store has, 20 a conversation.", DefaultValueFactory = _ => 200_000 };
        var corpus = new Option<string>("--corpus") { Description = "Where the texts are.", DefaultValueFactory = _ => Path.Combine("models", "corpus") };
        var seconds = new Option<double>("--seconds") { Description = "How long customers write, without and with the index behind them.", DefaultValueFactory = _ => 8 };
        var command = new Command("search", "Full-text search over conversations, on SQLite and a throw-away PostgreSQL.") { messages, corpus, seconds };
        command.SetAction(async (parsed, ct) =>
        {
            var talk = new TalkStore(parsed.GetValue(corpus)!);
            await using (var place = await StorePlace.MakeAsync(StoreKind.Sqlite)) await RunAsync("SQLite", place.Engine(), talk, parsed.GetValue(messages), parsed.GetValue(seconds));
            await using var cluster = await DurableCluster.StartAsync();
            await using var database = await cluster.CreateDatabaseAsync();
            await RunAsync("PostgreSQL", new PostgresEngine(database.ConnectionString), talk, parsed.GetValue(messages), parsed.GetValue(seconds));
            return 0;
        });
        return command;
    }

    private static async Task RunAsync(string name, IEngine engine, TalkStore talk, int messages, double seconds)
    {
        await (await Database.OpenAsync(engine)).DisposeAsync();
        await talk.FillAsync(engine, messages);
        await using var database = await Database.OpenAsync(engine);
        await IndexAsync(name, database, messages);
        await SearchRun.AskAsync(name, database, talk);
        var without = await Writers.RunAsync(database, "a", TimeSpan.FromSeconds(seconds), indexed: false);
        var with = await Writers.RunAsync(database, "b", TimeSpan.FromSeconds(seconds), indexed: true);
        Say($"{name}: a message accepted and its turn committed, 64 customers at once: {without} alone, {with} with the index behind them");
    }

    private static async Task IndexAsync(string name, Database database, int messages)
    {
        var index = new SearchIndex(database);
        var (began, all) = (TimeProvider.System.GetTimestamp(), 0);
        while (await index.TakeAsync(40) is var taken and > 0) all += taken;
        var took = TimeProvider.System.GetElapsedTime(began);
        Say($"{name}: {all:N0} conversations of {messages:N0} messages written down in {took.TotalSeconds:N1} s, {took.TotalMilliseconds / all:N2} ms each");
    }

    internal static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
