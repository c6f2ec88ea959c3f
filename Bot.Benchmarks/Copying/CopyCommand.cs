using System.CommandLine;
using SupportBot.Benchmarks.Stores;
using SupportBot.Cli;
using SupportBot.Tests.Support;
using Command = System.CommandLine.Command;

namespace SupportBot.Benchmarks.Copying;

/// <summary><c>copy</c>: how fast a large store is copied to PostgreSQL and back, with everything compared.</summary>
internal static class CopyCommand
{
    public static Command Create()
    {
        var messages = new Option<long>("--messages") { Description = "How many messages the store has, 25 a conversation.", DefaultValueFactory = _ => 1_000_000 };
        var command = new Command("copy", "Copy a large store from SQLite to a throw-away PostgreSQL and back.") { messages };
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(messages), ct));
        return command;
    }

    private static async Task<int> RunAsync(long messages, CancellationToken ct)
    {
        using var source = new DataFolder();
        using var back = new DataFolder();
        await LargeStore.MakeAsync(source.Database, messages);
        await using var cluster = await DurableCluster.StartAsync();
        await using var database = await cluster.CreateDatabaseAsync();
        var there = await StoreCommand.CopyAsync(source.Path, database.ConnectionString, Terminal.Open(), Console.Error, ct);
        return there != 0 ? there : await StoreCommand.CopyAsync(database.ConnectionString, back.Path, Terminal.Open(), Console.Error, ct);
    }
}
