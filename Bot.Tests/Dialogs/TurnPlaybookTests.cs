using Microsoft.Extensions.Logging.Abstractions;
using SupportBot.Channels;
using SupportBot.Classification;
using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Incidents;
using SupportBot.Storage;
using SupportBot.Storage.Articles;
using SupportBot.Storage.Incidents;
using SupportBot.Storage.Scripts;
using SupportBot.Tests.Support;
using SupportBot.Triage;

namespace SupportBot.Tests.Dialogs;

/// <summary>Nodes are exchanged one after the other, and a customer is in the middle of a script that only the newer ones came with.</summary>
public sealed class TurnPlaybookTests
{
    private const string NewQuestion = "Version two asks: are both charges booked?";

    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "playbook");

    [PostgresFact]
    public async Task An_older_node_goes_on_in_the_script_a_newer_one_began()
    {
        await using var place = await StorePlace.MakeAsync(StoreKind.Postgres);
        await using var older = await RunningBot.StartAsync(place, ("Dialogs:QuietWindowMs", "0"));
        await using var newer = await Database.OpenAsync(place.Engine());
        using var folder = new DataFolder();
        var playbook = await DialogsSetup.LoadPlaybookAsync(NewerPlaybook(folder.Path), newer);

        var id = await BeginAsync(newer, playbook);
        (await LinesAsync(newer, id)).ShouldContain(line => line.Contains(NewQuestion));
        await older.Get<IInbox>().AcceptAsync([Message("2", "what can you tell me?")], null, default);

        await older.UntilAsync(async () => (await LinesAsync(newer, id)).Count >= 4);
        (await LinesAsync(newer, id))[^1].ShouldContain("Version two", customMessage: "it asks again what the newer version asked");
        (await older.Get<ConversationStore>().LoadAsync(id))!.Conversation.Triage!.Script.ShouldBe(new ScriptId("payment", 3));
    }

    [Fact]
    public void In_a_script_that_nobody_here_can_read_a_person_is_the_way_on()
    {
        var talk = new TurnTalk();
        var begun = talk.Conversation with { Greeted = true, Triage = new TriagePosition(new ScriptId("payment", 99), "booked") };

        var result = Turn.Take(new TurnInput(
            begun, [new Message(1, "both", TurnTalk.Start)], Assessment.Unsure, Playbook.Load(Shipped), TurnTalk.Start, TimeZoneInfo.Utc));

        result.Conversation.Ticket.State.ShouldBe(TicketState.Waiting);
        result.Conversation.Ticket.Reason.ShouldBe(HandoffReason.ScriptEnded);
    }

    [Fact]
    public async Task A_version_that_is_not_kept_or_cannot_be_read_changes_nothing()
    {
        await using var store = await TestStore.OpenAsync();
        var own = Playbook.Load(Shipped);
        var scripts = new StoredScripts(store, own);
        await scripts.Store.AddShippedAsync([(new ScriptId("payment", 4), "steps: { of: a newer kind }")], default);

        foreach (var version in new[] { 3, 4 })
        {
            var conversation = new TurnTalk().Conversation with { Triage = new TriagePosition(new ScriptId("payment", version), "booked") };
            (await scripts.Keeper.ForAsync(conversation)).ShouldBeSameAs(own);
        }
    }

    private static string NewerPlaybook(string folder)
    {
        CopyShipped(folder);
        var payment = Path.Combine(folder, "scripts", "payment.yaml");
        File.WriteAllText(payment, File.ReadAllText(payment)
            .Replace("version: 2", "version: 3", StringComparison.Ordinal)
            .Replace("Please look at your bank statement: are both charges booked, or is one still pending?", NewQuestion, StringComparison.Ordinal));
        return folder;
    }

    [Fact]
    public async Task Other_tickets_of_the_customer_are_asked_for_where_a_rule_names_them()
    {
        await using var store = await TestStore.OpenAsync();
        using var folder = new DataFolder();
        CopyShipped(folder.Path);
        var handoff = Path.Combine(folder.Path, "handoff.yaml");
        File.WriteAllText(handoff, File.ReadAllText(handoff)
            .Replace("rules:\n", "rules:\n  - id: again\n    if: tickets.open >= 1\n    reason: urgent\n    says: They have an open ticket.\n", StringComparison.Ordinal));
        var playbook = Playbook.Load(folder.Path);
        (playbook.AsksOfPast, Playbook.Load(Shipped).AsksOfPast).ShouldBe((true, false));

        var first = await BeginAsync(store.Database, playbook, "here");
        var second = await BeginAsync(store.Database, playbook, "there");

        (await store.AnewAsync(first)).Ticket.HandoffRule.ShouldBeNull();
        (await store.AnewAsync(second)).Ticket.HandoffRule.ShouldBe("again");
    }

    private static void CopyShipped(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Shipped, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static async Task<ConversationId> BeginAsync(Database database, Playbook playbook, string address = "ann")
    {
        var clock = TimeProvider.System;
        var conversations = new ConversationStore(database, clock);
        var manager = new DialogManager(
            conversations, new QueuePlace(database, TimeProvider.System), new LinkStore(database, TimeProvider.System), new ActiveClassifier(Classifier.Load(Path.Combine(AppContext.BaseDirectory, "models", "classifier.bin"))), new LiveReadings(),
            new StoredScripts(database, clock, playbook).Keeper, new Outgoing([]), StoredTimes.Company, StoredTimes.Keeper(database, clock),
            new FirstLineRecords(new OutcomeStore(database), new ScriptNumbers(database, clock), clock, NullLogger<FirstLineRecords>.Instance), new OpenIncidents(new IncidentStore(database, clock), clock),
            new Consulted(new ArticleStore(database)), Microsoft.Extensions.Options.Options.Create(new DialogOptions()),
            Microsoft.Extensions.Options.Options.Create(new SatisfactionOptions()), clock);
        var accepted = await new InboxStore(database).AcceptAsync(
            [Message(address, "you have charged me twice for order 10472", address)], [clock.GetUtcNow()], null, clock.GetUtcNow(), default);
        await manager.TakeTurnAsync(accepted[0].Conversation, default);
        return accepted[0].Conversation;
    }

    private static IncomingMessage Message(string id, string text, string address = "ann") => new()
    {
        Address = new Address(ChannelName.Web, address), ExternalId = id, Sender = new Sender("ann", "Ann"), Content = new IncomingContent.Text(text),
    };

    private static ValueTask<List<string>> LinesAsync(Database database, ConversationId id) => database.ReadAsync(sql => sql.ListAsync(
        "SELECT text FROM messages WHERE conversation_id = $1 AND author <= 2 ORDER BY position", row => row.GetString(0), id.Value));
}
