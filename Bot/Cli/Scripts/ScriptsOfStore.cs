using Microsoft.Extensions.Logging.Abstractions;
using SupportBot.Cli.Models;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Storage;
using SupportBot.Storage.Audit;
using SupportBot.Storage.Routing;
using SupportBot.Storage.Scripts;
using SupportBot.Triage;

namespace SupportBot.Cli.Scripts;

/// <summary>The scripts of a store as the server plays them, for commands. The server may go on running.</summary>
internal sealed class ScriptsOfStore : IAsyncDisposable
{
    private readonly Database _database;
    private readonly PlaybookKeeper _keeper;

    private ScriptsOfStore(Database database)
    {
        _database = database;
        var clock = TimeProvider.System;
        var (scripts, releases) = (new ScriptStore(database, clock), new ReleaseStore(database, new AuditLog(database, clock)));
        var factory = Playbook.Load(Path.Combine(AppContext.BaseDirectory, "playbook"), queues: []);
        _keeper = new PlaybookKeeper(factory, scripts, releases, new QueueRulesStore(database, clock), clock, NullLogger<PlaybookKeeper>.Instance);
        Desk = new ScriptDesk(scripts, releases, new ScriptNumbers(database, clock), _keeper, clock);
    }

    public ScriptDesk Desk { get; }

    /// <summary>What is in force; known once the desk was asked.</summary>
    public Playbook Current => _keeper.Current;

    /// <summary>Runs on the scripts of a store, and says in one line what went wrong.</summary>
    /// <param name="of">Which store; null for the one the server runs with.</param>
    public static Task<int> RunAsync(string? of, TextWriter errors, Func<ScriptsOfStore, Task<int>> run) => StoreOptions.RunAsync(
        errors, async () =>
        {
            await using var scripts = new ScriptsOfStore(await StoreCommand.OpenAsync(of));
            return await run(scripts);
        });

    public async ValueTask DisposeAsync()
    {
        _keeper.Dispose();
        await _database.DisposeAsync();
    }
}
