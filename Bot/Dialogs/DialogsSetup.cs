using Microsoft.Extensions.Options;
using SupportBot.Channels;
using SupportBot.Channels.Web;
using SupportBot.Dialogs.Acts;
using SupportBot.Dialogs.Incidents;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Sla;
using SupportBot.Dialogs.Routing;
using SupportBot.Storage;
using SupportBot.Storage.Articles;
using SupportBot.Storage.Replies;
using SupportBot.Storage.Routing;
using SupportBot.Storage.Related;
using SupportBot.Storage.Scripts;
using SupportBot.Triage;

namespace SupportBot.Dialogs;

/// <summary>Plugs the pipeline in: inbox, turn, outbox, timers, and what agents do.</summary>
internal static class DialogsSetup
{
    public static IServiceCollection AddDialogs(this IServiceCollection services, IConfiguration configuration, Playbook playbook)
    {
        services.AddOptions<DialogOptions>().Bind(configuration.GetSection(DialogOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<SatisfactionOptions>().Bind(configuration.GetSection(SatisfactionOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(Company.Read(configuration));
        services.AddSingleton<ServiceTimesKeeper>();
        services.AddSingleton<IOpeningHours>(provider => provider.GetRequiredService<ServiceTimesKeeper>());
        services.AddHostedService(provider => provider.GetRequiredService<ServiceTimesKeeper>());
        services.AddSingleton(playbook);
        services.AddSingleton<PlaybookKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<PlaybookKeeper>());
        services.AddSingleton<ScriptDesk>();
        services.AddSingleton<OpenIncidents>().AddSingleton<IncidentDetector>().AddSingleton<IncidentTeller>().AddSingleton<IncidentDesk>();
        services.AddHostedService<IncidentWork>();
        services.AddSingleton<DialogMetrics>();
        services.AddSingleton<ReadyConversations>();
        services.AddSingleton<Outgoing>();
        services.AddSingleton<QuietWindows>();
        services.AddSingleton<Inbox>();
        services.AddSingleton<IInbox>(provider => provider.GetRequiredService<Inbox>());
        services.AddSingleton<FirstLineRecords>();
        services.AddHostedService(provider => provider.GetRequiredService<FirstLineRecords>());
        services.AddSingleton<Consulted>();
        services.AddSingleton<DialogManager>();
        services.AddSingleton<ActWriter>().AddSingleton<Introductions>().AddSingleton<AgentActs>().AddSingleton<TicketEdits>().AddSingleton<ApprovalActs>().AddSingleton<TicketRelations>().AddSingleton<GivingBack>();
        services.AddSingleton<SentReplies>().AddSingleton<ReplyEdits>();
        services.AddSingleton<RelatedTickets>().AddSingleton<Followers>().AddSingleton<Splits>();
        services.AddSingleton<Drain>();
        services.AddSingleton<ChannelHost>();
        services.AddHostedService<TurnWorkers>();
        services.AddHostedService<Timers>();
        services.AddSingleton<QueueNews>();
        services.AddHostedService(provider => provider.GetRequiredService<QueueNews>());
        services.AddHostedService(provider => provider.GetRequiredService<ChannelHost>());
        return services.AddRouting(configuration);
    }

    private static IServiceCollection AddRouting(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RoutingOptions>().Bind(configuration.GetSection(RoutingOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => new QueueRulesStore(provider.GetRequiredService<Database>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new PresenceStore(
            provider.GetRequiredService<Database>(), TimeSpan.FromMinutes(provider.GetRequiredService<IOptions<RoutingOptions>>().Value.AwayAfterMinutes),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<RoutingStore>().AddSingleton<RoutingActs>().AddSingleton<NextBest>().AddSingleton<HandOver>().AddSingleton<Router>();
        return services.AddHostedService(provider => provider.GetRequiredService<Router>());
    }

    /// <summary>
    /// The playbook of the files; every version of their scripts is kept in the store, for the conversations that begin with it, and the articles are found there.
    /// A changed script must have a new version, or those conversations would change under their customers' feet.
    /// </summary>
    public static async Task<Playbook> LoadPlaybookAsync(string folder, Database database)
    {
        var queues = await new QueueRulesStore(database, TimeProvider.System).NamesAsync();
        var (playbook, store) = (Playbook.Load(folder, queues), new ScriptStore(database, TimeProvider.System));
        foreach (var script in playbook.Active)
        {
            if (await store.FindAsync(script.Id) is { } kept && kept.Source != script.Source)
                throw new SettingException($"Script {script.Id.Name}", $"it was changed, but its version is still {script.Id.Version}. Raise the version.");
        }
        await store.AddShippedAsync(playbook.Active.Select(script => (script.Id, script.Source)), CancellationToken.None);
        await new ArticleStore(database).SyncAsync([.. playbook.Articles.All.Select(article =>
            (article.Language, article.Id, ArticleWords.Of(article.Language, article.Phrases, article.Text)))]);
        await new CannedStore(database, TimeProvider.System).AddShippedAsync(playbook.Canned);
        return playbook;
    }
}
