using Microsoft.Extensions.Options;
using SupportBot.Admin;
using SupportBot.Channels;
using SupportBot.Channels.Discord;
using SupportBot.Channels.Telegram;
using SupportBot.Channels.Web;
using SupportBot.Desk;
using SupportBot.Dialogs;
using SupportBot.Health;
using SupportBot.Learning;
using SupportBot.Storage;

namespace SupportBot;

/// <summary>The running product: one process that talks to customers, agents and admins.</summary>
internal static class Server
{
    // Stopping takes up nothing new and finishes what it began; what is left stands in the store.
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(5);

    private const string TelegramToken = "Channels:Telegram:Token";
    private const string DiscordToken = "Channels:Discord:Token";

    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            var builder = StartUp.CreateBuilder(args);
            var folder = StartUp.DataFolder(builder.Configuration);
            var engine = StartUp.Engine(builder.Configuration, folder);
            using var alone = engine is SqliteEngine ? DataFolderLock.Take(folder) : null;
            await using var database = await StoreOpening.OpenAsync(engine, Console.Out, TimeProvider.System);
            await using var app = await BuildAsync(builder, database, folder);
            await app.RunAsync();
            return 0;
        }
        catch (Exception problem) when (StartUp.Explain(problem) is { } explanation)
        {
            await Console.Error.WriteLineAsync(explanation);
            return 2;
        }
    }

    /// <summary>Everything that serves, over an open store; the caller starts it and disposes of it.</summary>
    public static async Task<WebApplication> BuildAsync(WebApplicationBuilder builder, Database database, string folder)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        var shipped = ShippedModel.Beside(AppContext.BaseDirectory);
        var playbook = await PatientlyAsync(() => DialogsSetup.LoadPlaybookAsync(Path.Combine(AppContext.BaseDirectory, "playbook"), database));
        var secret = await PatientlyAsync(() => WebChatSecret.OfAsync(database, folder, CancellationToken.None));
        services.AddStore(database, folder);
        services.AddLearning(configuration, shipped);
        services.AddDialogs(configuration, playbook);
        services.AddWebChat(configuration, secret);
        services.AddTelegram(configuration);
        services.AddDiscord(configuration);
        services.AddDesk(configuration).AddAdmin();
        services.AddHealth().AddDrain();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = LongestStop);

        var app = builder.Build();
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        app.Logger.StoreOpened(database.Description, Migrator.Newest);
        if (configuration[TelegramToken] is not { Length: > 0 }) app.Logger.ChannelOff(ChannelName.Telegram.Value, TelegramToken);
        if (configuration[DiscordToken] is not { Length: > 0 }) app.Logger.ChannelOff(ChannelName.Discord.Value, DiscordToken);
        app.Lifetime.ApplicationStarted.Register(() => app.Logger.Ready(app.Urls.First()));
        app.UseDrain();
        // Not earlier: calls of the web chat pass by everything that comes after it.
        app.UseRouting();
        app.UseDesk();
        app.MapWebChat();
        app.MapTelegram();
        app.MapDesk();
        app.MapAdmin();
        app.UseDefaultFiles();
        app.UseStaticFiles();
        app.MapHealth();
        return app;
    }

    private static Task<T> PatientlyAsync<T>(Func<Task<T>> ask) => StoreOpening.InsistAsync(ask, Console.Out, TimeProvider.System);
}
