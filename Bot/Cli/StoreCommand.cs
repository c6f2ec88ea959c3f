using System.CommandLine;
using Spectre.Console;
using SupportBot.Storage;
using SupportBot.Storage.Copying;

namespace SupportBot.Cli;

/// <summary><c>store copy</c>: moves everything from one engine to the other.</summary>
internal static class StoreCommand
{
    /// <summary>The stores were compared and are not equal.</summary>
    public const int NotEqual = 2;

    private const string Places = "a PostgreSQL connection string (Host=…;Database=…;Username=…), a data folder, or the SQLite file in one";

    private static readonly Option<string?> From = new("--from")
    {
        Description = $"What to copy: {Places}. Without it, the store the server runs with (Data:ConnectionString, Data:Path).",
    };

    private static readonly Option<string> To = new("--to") { Description = $"An empty store to copy into: {Places}.", Required = true };

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
        return new Command("store", "Work with the store.") { copy };
    }

    internal static async Task<int> CopyAsync(string? from, string to, IAnsiConsole console, TextWriter errors, CancellationToken ct)
    {
        try
        {
            return await CopyAsync(from is null ? Configured() : CopyPlace.Parse(from), CopyPlace.Parse(to), console, ct);
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

    private static async Task<int> CopyAsync(CopyPlace from, CopyPlace to, IAnsiConsole console, CancellationToken ct)
    {
        if (from.Name == to.Name) throw new StoreException($"--from and --to are the same store: {to.Name}.");
        await using var source = await CopySource.HoldAsync(from);
        await using var target = await CopyEnd.HoldAsync(to, isNew: true);
        var report = new CopyReport(console, TimeProvider.System);
        report.Begin(from, to);
        var copied = await report.WatchAsync(progress => new StoreCopy(source, target, progress).RunAsync(ct));
        return report.End(to, copied) ? 0 : NotEqual;
    }

    private static CopyPlace Configured()
    {
        var configuration = StartUp.CreateBuilder([]).Configuration;
        return CopyPlace.Parse(configuration["Data:ConnectionString"] is { Length: > 0 } connection ? connection : StartUp.DataFolder(configuration));
    }
}
