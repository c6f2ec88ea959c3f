using Microsoft.Extensions.Logging.Abstractions;
using SupportBot.Conversations;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Storage;
using SupportBot.Storage.Audit;
using SupportBot.Storage.Scripts;
using SupportBot.Triage;
using SupportBot.Triage.Loading;

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
        Keeper = new PlaybookKeeper(factory ?? Shipped.Value, Store, Releases, new SupportBot.Storage.Routing.QueueRulesStore(database, clock), clock, NullLogger<PlaybookKeeper>.Instance);
        Desk = new ScriptDesk(Store, Releases, Numbers, Keeper, clock);
    }

    public AuditLog Audit { get; }

    public ScriptStore Store { get; }

    public ReleaseStore Releases { get; }

    public ScriptNumbers Numbers { get; }

    public PlaybookKeeper Keeper { get; }

    public ScriptDesk Desk { get; }

    /// <summary>The start of a server keeps what came with it.</summary>
    public Task ShipAsync() => Store.AddShippedAsync(Keeper.Factory.Active.Select(script => (script.Id, script.Source)), default);

    public ScriptId CurrentOf(string script) => Keeper.Current.Active.Single(one => one.Id.Name == script).Id;

    public async Task<ScriptMark> MarkAsync(string script) => (await Desk.FindAsync(script, default)).ShouldNotBeNull().Mark;

    /// <summary>Saves a draft that differs by a remark.</summary>
    public async Task SaveAsync(string script, string remark) =>
        (await Desk.SaveDraftAsync(script, $"{(await Desk.FindAsync(script, default))!.Source}\n# {remark}\n", await MarkAsync(script), "anna", default)).ShouldBeOfType<ScriptAct.Done>();

    /// <summary>The script that came with the program, as version 5000, when it also began for a topic of another.</summary>
    public string Taking(string script, string topic) => ScriptText.AsVersion(
        Keeper.Factory.Active.Single(one => one.Id.Name == script).Source.Replace("topics: [", $"topics: [{topic}, ", StringComparison.Ordinal), 5000);
}
