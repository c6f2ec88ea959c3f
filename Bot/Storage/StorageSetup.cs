using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SupportBot.Channels;
using SupportBot.Storage.Articles;
using SupportBot.Storage.Incidents;
using SupportBot.Storage.Replies;
using SupportBot.Storage.Scripts;
using SupportBot.Storage.Search;
using SupportBot.Storage.Sla;
using SupportBot.Storage.Waits;

namespace SupportBot.Storage;

/// <summary>Plugs the store in.</summary>
internal static class StorageSetup
{
    /// <param name="folder">Where an embedded store keeps uploaded files.</param>
    public static IServiceCollection AddStore(this IServiceCollection services, Database database, string folder)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(database);
        services.AddSingleton<InboxStore>();
        services.AddSingleton<ConversationStore>();
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<OutboxList>();
        services.AddSingleton<OutboxByHand>();
        services.AddSingleton<ScriptStore>();
        services.AddSingleton<ReleaseStore>();
        services.AddSingleton<ScriptNumbers>();
        services.AddSingleton<PolicyStore>().AddSingleton<PromiseStore>();
        services.AddSingleton<UrgentReports>().AddSingleton<AlarmStore>().AddSingleton<IncidentStore>().AddSingleton<NoticeStore>();
        services.AddSingleton<ArticleStore>();
        services.AddSingleton<ArticleRecord>();
        services.AddHostedService<ArticleTrimmer>();
        services.AddSingleton(provider => new CannedStore(database, provider.GetRequiredService<TimeProvider>())).AddSingleton<CannedRecord>().AddSingleton<SignatureStore>().AddSingleton<DraftStore>();
        services.AddSingleton<SearchIndex>().AddHostedService<SearchIndexer>();
        services.AddSingleton<QueuePlace>();
        services.AddSingleton<WaitingStore>().AddSingleton<ToldWaits>();
        services.AddSingleton<LinkStore>();
        services.AddSingleton<OutcomeStore>();
        services.AddSingleton<Erasure>();
        services.AddSingleton<TranscriptStore>();
        services.AddSingleton<ITranscript>(provider => provider.GetRequiredService<TranscriptStore>());
        services.AddSingleton(provider => Attachments(database, folder, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<LooseFiles>();
        services.AddHostedService(provider => provider.GetRequiredService<LooseFiles>());
        services.AddDataProtection().SetApplicationName("SupportBot");
        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = new KeyStore(database));
        return services;
    }

    /// <summary>A folder is the place of one node; several find each other's files in the store.</summary>
    public static IAttachments Attachments(Database database, string folder, TimeProvider clock) => database.IsShared
        ? new StoredAttachments(database, clock)
        : new DiskAttachments(database, Path.Combine(folder, "attachments"), clock);
}
