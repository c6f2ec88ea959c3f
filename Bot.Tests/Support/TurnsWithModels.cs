using Microsoft.Extensions.Logging.Abstractions;
using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Incidents;
using SupportBot.Storage;
using SupportBot.Storage.Articles;
using SupportBot.Storage.Incidents;
using SupportBot.Storage.Scripts;

namespace SupportBot.Tests.Support;

/// <summary>Takes turns over a store, read by the models of a node.</summary>
internal sealed class TurnsWithModels(TestStore store, StoredModels models)
{
    private readonly DialogManager _manager = new(
        store.Conversations, new QueuePlace(store.Database, store.Clock), new LinkStore(store.Database, store.Clock), models.Active, models.Live,
        new StoredScripts(store).Keeper, new Outgoing([]), StoredTimes.Company, StoredTimes.Keeper(store.Database, store.Clock),
        new FirstLineRecords(new OutcomeStore(store.Database), new ScriptNumbers(store.Database, store.Clock), store.Clock, NullLogger<FirstLineRecords>.Instance),
        new OpenIncidents(new IncidentStore(store.Database, store.Clock), store.Clock), new Consulted(new ArticleStore(store.Database)), Microsoft.Extensions.Options.Options.Create(new DialogOptions()),
        Microsoft.Extensions.Options.Options.Create(new SatisfactionOptions()), store.Clock);

    /// <summary>A customer writes, and the turn is taken.</summary>
    public async Task<ConversationId> TakeAsync(string text, string customer)
    {
        var id = (await store.AcceptAsync(store.Message(text, customer))).Conversation;
        await _manager.TakeTurnAsync(id, default);
        return id;
    }
}
