using System.CommandLine;

namespace SupportBot.Cli.Models;

/// <summary>What the commands that work on the models of a store have in common.</summary>
internal static class StoreOptions
{
    /// <summary>The candidate is worse, and no reason was given.</summary>
    public const int NeedsReason = 1;

    /// <summary>It could not be done.</summary>
    public const int Failed = 2;

    public static Option<string?> Of() => new("--of")
    {
        Description = "Which store: a PostgreSQL connection string (Host=…;Database=…;Username=…), a data folder, or the SQLite file in one. "
            + "Without it, the store the server runs with (Data:ConnectionString, Data:Path). The server may go on running.",
    };

    /// <summary>Runs on the models of a store, and says in one line what went wrong.</summary>
    public static Task<int> RunAsync(string? of, TextWriter errors, Func<ModelsOfStore, Task<int>> run) => RunAsync(
        errors, async () =>
        {
            await using var models = await ModelsOfStore.OpenAsync(of);
            return await run(models);
        });

    /// <inheritdoc cref="RunAsync(string?, TextWriter, Func{ModelsOfStore, Task{int}})"/>
    public static async Task<int> RunAsync(TextWriter errors, Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (OperationCanceledException)
        {
            await errors.WriteLineAsync("Stopped.");
        }
        catch (Exception problem) when (StartUp.Explain(problem) is { } explanation)
        {
            await errors.WriteLineAsync(explanation);
        }
        return Failed;
    }
}
