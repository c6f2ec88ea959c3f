using SupportBot.Channels;
using SupportBot.Channels.Web;
using SupportBot.Storage;
using SupportBot.Triage;
using SupportBot.Triage.Loading;

namespace SupportBot.Dialogs;

/// <summary>Plugs the pipeline in: inbox, turn, outbox, timers, and what agents do.</summary>
internal static class DialogsSetup
{
    public static IServiceCollection AddDialogs(this IServiceCollection services, IConfiguration configuration, Playbook playbook)
    {
        services.AddOptions<DialogOptions>().Bind(configuration.GetSection(DialogOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(Company.Read(configuration));
        services.AddSingleton<IOpeningHours>(provider => provider.GetRequiredService<Company>());
        services.AddSingleton(playbook);
        services.AddSingleton<TurnPlaybook>();
        services.AddSingleton<DialogMetrics>();
        services.AddSingleton<ReadyConversations>();
        services.AddSingleton<Outgoing>();
        services.AddSingleton<Inbox>();
        services.AddSingleton<IInbox>(provider => provider.GetRequiredService<Inbox>());
        services.AddSingleton<DialogManager>();
        services.AddSingleton<AgentActs>();
        services.AddSingleton<Drain>();
        services.AddSingleton<ChannelHost>();
        services.AddHostedService<TurnWorkers>();
        services.AddHostedService<Timers>();
        services.AddSingleton<QueueNews>();
        services.AddHostedService(provider => provider.GetRequiredService<QueueNews>());
        services.AddHostedService(provider => provider.GetRequiredService<ChannelHost>());
        return services;
    }

    /// <summary>
    /// The playbook of the files, with every earlier version of a script that conversations under way may have begun with.
    /// A changed script must have a new version, or those conversations would change under their customers' feet.
    /// </summary>
    public static async Task<Playbook> LoadPlaybookAsync(string folder, Database database)
    {
        var (playbook, store) = (Playbook.Load(folder), new ScriptStore(database, TimeProvider.System));
        var known = await store.AllAsync();
        foreach (var script in playbook.Active)
        {
            if (known.Exists(kept => kept.Name == script.Id.Name && kept.Version == script.Id.Version && kept.Source != script.Source))
                throw new SettingException($"Script {script.Id.Name}", $"it was changed, but its version is still {script.Id.Version}. Raise the version.");
        }
        await store.AddAsync([.. playbook.Active.Select(script => new ScriptStore.StoredScript(script.Id.Name, script.Id.Version, script.Source))], CancellationToken.None);
        return playbook.With(known.Select(kept => ScriptLoader.Parse(kept.Source, $"{kept.Name}@{kept.Version}").Script).OfType<Script>());
    }
}
