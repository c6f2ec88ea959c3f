using Microsoft.Extensions.Logging.Abstractions;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Storage;
using SupportBot.Storage.Audit;
using SupportBot.Storage.Scripts;
using SupportBot.Triage;

namespace SupportBot.Tests.Support;

/// <summary>The scripts of a store as one node plays them, without a server around.</summary>
internal sealed class StoredScripts
{
    private static readonly Lazy<Playbook> Shipped = new(() => Playbook.Load(Path.Combine(AppContext.BaseDirectory, "playbook")));

    public StoredScripts(TestStore store, Playbook? factory = null) : this(store.Database, store.Clock, factory)
    {
    }

    public StoredScripts(Database database, TimeProvider clock, Playbook? factory = null)
    {
        Audit = new AuditLog(database, clock);
        Store = new ScriptStore(database, clock);
        Releases = new ReleaseStore(database, Audit);
        Numbers = new ScriptNumbers(database, clock);
        Keeper = new PlaybookKeeper(factory ?? Shipped.Value, Store, Releases, clock, NullLogger<PlaybookKeeper>.Instance);
        Desk = new ScriptDesk(Store, Releases, Numbers, Keeper, clock);
    }

    public AuditLog Audit { get; }

    public ScriptStore Store { get; }

    public ReleaseStore Releases { get; }

    public ScriptNumbers Numbers { get; }

    public PlaybookKeeper Keeper { get; }

    public ScriptDesk Desk { get; }
}
