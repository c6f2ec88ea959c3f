using SupportBot.Conversations;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Storage;
using SupportBot.Storage.Audit;
using SupportBot.Storage.Scripts;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Contracts;

/// <summary>Admins change scripts: every node plays what is in force, and conversations under way stay on their version (C07).</summary>
public abstract class ScriptContract(StoreKind engine)
{
    private const string Script = "payment";

    [StoreFact]
    public async Task C07_what_one_node_publishes_begins_on_the_other_within_seconds_and_conversations_under_way_keep_theirs()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var (here, there) = (new StoredScripts(store), new StoredScripts(store));
        await here.ShipAsync();
        await there.Keeper.StartAsync(default);
        var shipped = here.CurrentOf(Script);
        var seen = (await here.Desk.FindAsync(Script, default)).ShouldNotBeNull();

        await here.SaveAsync(Script, "clearer");
        var draft = (await here.Desk.FindAsync(Script, default)).ShouldNotBeNull();
        draft.Draft.ShouldNotBeNull().By.ShouldBe("anna");
        (await here.Desk.PublishAsync(Script, seen.Mark, null, "boris", null, default)).ShouldBeOfType<ScriptAct.Meanwhile>("it was saved since");
        var done = (await here.Desk.PublishAsync(Script, draft.Mark, null, "boris", "shorter", default)).ShouldBeOfType<ScriptAct.Done>();

        done.Version.ShouldBe(new ScriptId(Script, ScriptVersion.LastOfFiles + 1));
        here.CurrentOf(Script).ShouldBe(done.Version!.Value);
        await store.UntilAsync(() => Task.FromResult(there.CurrentOf(Script) == done.Version), within: TimeSpan.FromSeconds(3));
        await there.Keeper.StopAsync(default);
        var begun = (await store.ConversationAsync((await store.AcceptAsync(store.Message("hello"))).Conversation)) with { Triage = new(shipped, "booked") };
        (await there.Keeper.ForAsync(begun)).Find(shipped).ShouldNotBeNull();
        // One that starts later has never seen the new version, and reads it in the store.
        var later = new StoredScripts(store);
        var onNew = begun with { Triage = new(done.Version.Value, "booked") };
        (await later.Keeper.ForAsync(onNew)).Find(done.Version.Value).ShouldNotBeNull().Source.ShouldContain("clearer");

        (await here.Desk.GoBackAsync(Script, null, (await here.Desk.FindAsync(Script, default))!.Mark, "anna", "too short", default)).ShouldBeOfType<ScriptAct.Done>();
        here.CurrentOf(Script).ShouldBe(shipped);
        (await here.Audit.ReadAsync(0, 9)).Select(entry => (entry.By, entry.Act, entry.What, entry.Reason)).ShouldBe(
        [
            ("anna", AuditAct.ScriptRolledBack, "payment of the files", "too short"), ("boris", AuditAct.ScriptPublished, "payment@1001", "shorter"),
            ("anna", AuditAct.ScriptDraftSaved, "payment", null),
        ]);
    }

    [StoreFact]
    public async Task What_could_not_be_taken_up_is_taken_up_at_the_next_look()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var (here, there) = (new StoredScripts(store), new StoredScripts(store));
        await here.ShipAsync();
        await here.SaveAsync(Script, "clearer");
        var done = (await here.Desk.PublishAsync(Script, await here.MarkAsync(Script), null, "anna", null, default)).ShouldBeOfType<ScriptAct.Done>();

        await ExecuteAsync("ALTER TABLE scripts RENAME TO away");
        await Should.ThrowAsync<Exception>(() => there.Keeper.LookAsync(default));
        await ExecuteAsync("ALTER TABLE away RENAME TO scripts");
        await there.Keeper.LookAsync(default);

        there.CurrentOf(Script).ShouldBe(done.Version!.Value);

        Task<int> ExecuteAsync(string text) => store.Database.WriteAsync(WriteKey.None, sql => sql.ExecuteAsync(text));
    }

    [StoreFact]
    public async Task Of_two_admins_at_once_one_is_refused_and_nothing_of_theirs_is_kept()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var scripts = new StoredScripts(store);
        await scripts.ShipAsync();
        await scripts.SaveAsync(Script, "clearer");
        var seen = (await scripts.Desk.FindAsync(Script, default))!.Mark;

        var acts = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => i % 2 == 0
            ? scripts.Desk.PublishAsync(Script, seen, null, "anna", null, default)
            : scripts.Desk.BeginTrialAsync(Script, null, 20, seen, "boris", default)));

        acts.Count(act => act is ScriptAct.Done).ShouldBe(1);
        acts.Count(act => act is ScriptAct.Meanwhile).ShouldBe(7);
        var known = (await scripts.Desk.FindAsync(Script, default))!;
        (known.Versions.Count, known.Decisions.Count, known.Draft).ShouldBe((2, 1, null));
        (await scripts.Audit.ReadAsync(0, 9)).Count.ShouldBe(2);
        (await scripts.Desk.SaveDraftAsync(Script, known.Source, seen, "boris", default)).ShouldBeOfType<ScriptAct.Meanwhile>("it was decided about since");
    }

    [StoreFact]
    public async Task A_scheduled_version_begins_at_its_time_by_itself_and_can_be_withdrawn_before()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var scripts = new StoredScripts(store);
        await scripts.ShipAsync();
        await scripts.Keeper.StartAsync(default);
        var shipped = scripts.CurrentOf(Script);
        var at = store.Clock.GetUtcNow() + TimeSpan.FromHours(1);
        await scripts.SaveAsync(Script, "clearer");
        (await scripts.Desk.PublishAsync(Script, await scripts.MarkAsync(Script), at - TimeSpan.FromDays(1), "anna", null, default)).ShouldBeOfType<ScriptAct.Refused>();

        await scripts.Desk.PublishAsync(Script, await scripts.MarkAsync(Script), at, "anna", null, default);
        (await scripts.Desk.FindAsync(Script, default))!.Versions.Select(version => version.State).ShouldBe([VersionState.Scheduled, VersionState.Published]);
        await scripts.Desk.WithdrawAsync(Script, await scripts.MarkAsync(Script), "boris", default);
        (await scripts.Desk.FindAsync(Script, default))!.Planned.ShouldBeEmpty();
        await scripts.SaveAsync(Script, "clearest");
        await scripts.Desk.PublishAsync(Script, await scripts.MarkAsync(Script), at, "anna", null, default);

        store.Clock.Advance(at - store.Clock.GetUtcNow() - TimeSpan.FromSeconds(1));
        await scripts.Keeper.LookAsync(default);
        scripts.CurrentOf(Script).ShouldBe(shipped);
        await store.UntilAsync(() => Task.FromResult(scripts.CurrentOf(Script).Version == ScriptVersion.LastOfFiles + 2), within: TimeSpan.FromSeconds(3));
        await scripts.Keeper.StopAsync(default);
    }

    [StoreFact]
    public async Task What_cannot_be_used_is_left_out_and_breaks_nothing()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var scripts = new StoredScripts(store);
        await scripts.ShipAsync();
        await scripts.SaveAsync(Script, "clearer");
        await scripts.Desk.PublishAsync(Script, await scripts.MarkAsync(Script), null, "anna", null, default);
        var good = scripts.CurrentOf(Script);

        foreach (var (script, number, source) in new[] { (Script, 2, "steps: { of: a newer kind }"), ("account", 1, scripts.Taking("account", "payment")), ("delivery", 1, "") })
        {
            var id = new ScriptId(script, 5000);
            if (source.Length > 0) await scripts.Store.AddShippedAsync([(id, source)], default);
            (await scripts.Releases.AddAsync(
                new(script, number, id.Version, store.Clock.GetUtcNow(), store.Clock.GetUtcNow(), "anna"), null, 0, AuditAct.ScriptPublished, script, null, default)).ShouldBeTrue();
        }

        foreach (var node in new[] { scripts, new StoredScripts(store) })
        {
            await node.Keeper.LookAsync(default);
            node.CurrentOf(Script).ShouldBe(good);
            node.CurrentOf("account").Version.ShouldBeLessThan(ScriptVersion.LastOfFiles);
            node.CurrentOf("delivery").Version.ShouldBeLessThan(ScriptVersion.LastOfFiles);
            node.Keeper.LeftOut.Select(id => id.ToString()).ShouldBe(["account@5000", "delivery@5000", "payment@5000"]);
        }
        var mark = await scripts.MarkAsync("account");
        (await scripts.Desk.SaveDraftAsync("account", scripts.Taking("account", "payment"), mark, "anna", default)).ShouldBeOfType<ScriptAct.Unusable>()
            .Problems.ShouldHaveSingleItem().Message.ShouldContain("'payment' also begins");
        (await scripts.Desk.SaveDraftAsync("account", "id: other", mark, "anna", default)).ShouldBeOfType<ScriptAct.Unusable>();
    }

    [StoreFact]
    public async Task A_trial_gives_its_share_of_conversations_the_other_version_always_the_same_ones()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var scripts = new StoredScripts(store);
        await scripts.ShipAsync();
        await scripts.SaveAsync(Script, "clearer");
        var conversation = await store.ConversationAsync((await store.AcceptAsync(store.Message("hello"))).Conversation);
        (await scripts.Desk.BeginTrialAsync(Script, null, 100, await scripts.MarkAsync(Script), "anna", default)).ShouldBeOfType<ScriptAct.Refused>();

        (await scripts.Desk.BeginTrialAsync(Script, null, 30, await scripts.MarkAsync(Script), "anna", default)).ShouldBeOfType<ScriptAct.Done>();

        var other = new StoredScripts(store);
        await other.Keeper.LookAsync(default);
        var begin = new List<ScriptId>();
        for (var i = 1; i <= 2000; i++)
        {
            var one = conversation with { Id = new ConversationId(i) };
            var script = (await scripts.Keeper.ForAsync(one)).Active.Single(script => script.Id.Name == Script).Id;
            (await other.Keeper.ForAsync(one)).Active.Single(script => script.Id.Name == Script).Id.ShouldBe(script);
            begin.Add(script);
        }
        begin.Count(script => script.Version > ScriptVersion.LastOfFiles).ShouldBeInRange(520, 680);
        (await scripts.Desk.FindAsync(Script, default))!.Versions.Select(version => version.State).ShouldBe([VersionState.Trial, VersionState.Published]);

        (await scripts.Desk.EndTrialAsync(Script, keepOther: true, await scripts.MarkAsync(Script), "anna", default)).ShouldBeOfType<ScriptAct.Done>();
        scripts.CurrentOf(Script).Version.ShouldBe(ScriptVersion.LastOfFiles + 1);
        (await scripts.Desk.FindAsync(Script, default))!.Trial.ShouldBeNull();
    }

    [StoreFact]
    public async Task A_script_of_no_file_begins_when_it_is_published_and_goes_away_only_when_nobody_calls_it()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var scripts = new StoredScripts(store);
        await scripts.ShipAsync();
        const string Made = "id: made_here\nqueue: support\nsteps:\n  out: { handoff: beyond_first_line }\n";
        const string Calling = "id: calling\nqueue: support\nsteps:\n  there: { call: made_here, next: out }\n  out: { handoff: beyond_first_line }\n";
        (await scripts.Desk.SaveDraftAsync(null, Calling, default, "anna", default)).ShouldBeOfType<ScriptAct.Unusable>("what it calls is not there yet");

        foreach (var (name, source) in new[] { ("made_here", Made), ("calling", Calling) })
        {
            (await scripts.Desk.SaveDraftAsync(null, source, default, "anna", default)).ShouldBeOfType<ScriptAct.Done>().Script.ShouldBe(name);
            (await scripts.Desk.PublishAsync(name, await scripts.MarkAsync(name), null, "anna", null, default)).ShouldBeOfType<ScriptAct.Done>();
            scripts.CurrentOf(name).Version.ShouldBe(ScriptVersion.LastOfFiles + 1);
        }

        (await scripts.Desk.GoBackAsync("made_here", null, await scripts.MarkAsync("made_here"), "anna", null, default))
            .ShouldBeOfType<ScriptAct.Refused>().Why.ShouldContain("'calling' calls it");
        (await scripts.Desk.GoBackAsync("calling", null, await scripts.MarkAsync("calling"), "anna", null, default)).ShouldBeOfType<ScriptAct.Done>().Version.ShouldBeNull();
        (await scripts.Desk.FindAsync("calling", default)).ShouldNotBeNull().Current.ShouldBeNull();
        (await scripts.Desk.GoBackAsync("made_here", null, await scripts.MarkAsync("made_here"), "anna", null, default)).ShouldBeOfType<ScriptAct.Done>();
    }
}

public sealed class ScriptsOnSqlite() : ScriptContract(StoreKind.Sqlite);

[OnPostgres]
public sealed class ScriptsOnPostgres() : ScriptContract(StoreKind.Postgres);
