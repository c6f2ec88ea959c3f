using System.CommandLine;
using Spectre.Console;
using SupportBot.Storage;
using SupportBot.Storage.Copying;
using SupportBot.Storage.Status;

namespace SupportBot.Cli;

/// <summary><c>store copy</c> moves everything from one engine to the other; <c>store status</c> shows how a store is doing.</summary>
internal static class StoreCommand
{
    /// <summary>The stores were compared and are not equal.</summary>
    public const int NotEqual = 2;

    private const string Locations = "a PostgreSQL connection string (Host=…;Database=…;Username=…), a data folder, or the SQLite file in one";
    private const string Default = "Without it, the store the server runs with (Data:ConnectionString, Data:Path).";

    private static readonly Option<string?> From = new("--from") { Description = $"What to copy: {Locations}. {Default}" };
    private static readonly Option<string> To = new("--to") { Description = $"An empty store to copy into: {Locations}.", Required = true };
    private static readonly Option<string?> Of = new("--of") { Description = $"Which store: {Locations}. {Default}" };

    public static Command Create()
    {
        var copy = new Command(
            "copy",
            "Copy a store from SQLite to PostgreSQL or back, and compare every row. Stop every SupportBot on both first. "
            + "Stopped at any moment, it goes on when it is run again. Ends with 0 when both are equal, 1 when it could not go on, 2 when they differ.")
        {
            From, To,
        };
        copy.SetAction((parsed, ct) => CopyAsync(parsed.GetValue(From), parsed.GetValue(To)!, Terminal.Open(), parsed.InvocationConfiguration.Error, ct));
        var status = new Command("status", "Who works on a store, what waits in it, and how large it is. Can be asked at any time.") { Of };
        status.SetAction((parsed, _) => ShowAsync(parsed.GetValue(Of), Terminal.Open(), parsed.InvocationConfiguration.Error));
        return new Command("store", "Work with the store.") { copy, status };
    }

    internal static Task<int> CopyAsync(string? from, string to, IAnsiConsole console, TextWriter errors, CancellationToken ct) =>
        GuardAsync(() => CopyAsync(Locate(from), StoreLocation.Parse(to), console, ct), errors);

    internal static Task<int> ShowAsync(string? of, IAnsiConsole console, TextWriter errors) => GuardAsync(
        async () =>
        {
            var now = TimeProvider.System.GetUtcNow();
            new StatusPage(console, now).Write(await StatusReader.ReadAsync(Locate(of), now));
            return 0;
        }, errors);

    private static async Task<int> CopyAsync(StoreLocation from, StoreLocation to, IAnsiConsole console, CancellationToken ct)
    {
        if (from.Name == to.Name) throw new StoreException($"--from and --to are the same store: {to.Name}.");
        await using var source = await CopySource.HoldAsync(from);
        await using var target = await CopyEnd.HoldAsync(to, isNew: true);
        var report = new CopyReport(console, TimeProvider.System);
        report.Begin(from, to);
        var copied = await report.WatchAsync(progress => new StoreCopy(source, target, progress).RunAsync(ct));
        return report.End(to, copied) ? 0 : NotEqual;
    }

    private static async Task<int> GuardAsync(Func<Task<int>> run, TextWriter errors)
    {
        try
        {
            return await run();
        }
        catch (OperationCanceledException)
        {
            await errors.WriteLineAsync("Stopped. Run the same command again, and it goes on from here.");
        }
        catch (Exception problem) when (StartUp.Explain(problem) is { } explanation)
        {
            await errors.WriteLineAsync(explanation);
        }
        return 1;
    }

    /// <summary>Opens a store to work on it beside a server.</summary>
    /// <param name="of">Which store; null for the one the server runs with.</param>
    /// <exception cref="StoreException">There is none, or it is not one of this program's.</exception>
    internal static async Task<Database> OpenAsync(string? of)
    {
        var place = Locate(of);
        var schema = await StatusReader.SchemaAsync(place);
        if (schema == 0) throw new StoreException($"There is no store at {place.Name} yet; the first start of the server makes it.");
        if (schema < Migrator.Newest)
            throw new StoreException($"{place.Name} has schema {schema}, and this program needs {Migrator.Newest}. Start the server of this program first: it brings the store up to date.");
        return await Database.OpenAsync(place.Engine);
    }

    /// <summary>The store that is named, or else the one the server runs with.</summary>
    internal static StoreLocation Locate(string? text)
    {
        if (text is not null) return StoreLocation.Parse(text);
        var configuration = StartUp.CreateBuilder([]).Configuration;
        return StoreLocation.Parse(configuration["Data:ConnectionString"] is { Length: > 0 } connection ? connection : StartUp.DataFolder(configuration));
    }
}
