using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportBot.Admin;
using SupportBot.Conversations;
using SupportBot.Desk;
using SupportBot.Desk.SignIn;
using SupportBot.Dialogs;
using SupportBot.Learning;
using SupportBot.Storage;
using SupportBot.Storage.Scripts;
using SupportBot.Tests.Classification;
using SupportBot.Triage;

namespace SupportBot.Tests.Support;

/// <summary>The desk on a loopback port over the real store; the bot takes no turns, so that conversations stand as a test tells them.</summary>
internal sealed class DeskHost : IAsyncDisposable
{
    public const string Password = "four plain words here";
    private static readonly Lazy<ShippedModel> Model = new(() => ShippedModel.Beside(AppContext.BaseDirectory));

    private static readonly Lazy<Playbook> Scripts = new(() => Playbook.Load(Path.Combine(AppContext.BaseDirectory, "playbook")));

    private readonly StorePlace _place;
    private readonly StringWriter _console = new();
    private readonly List<IDisposable> _clients = [];
    private WebApplication? _app;

    private DeskHost(StorePlace place) => _place = place;

    public Database Database { get; private set; } = null!;

    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    public T Get<T>() where T : notnull => _app!.Services.GetRequiredService<T>();

    /// <summary>What the program printed for whoever started it.</summary>
    public string Console => _console.ToString();

    /// <param name="clock">Time for everything but the event stream's own waiting.</param>
    public static Task<DeskHost> StartAsync(TimeProvider? clock = null, params (string Key, string Value)[] settings) =>
        StartAsync(StoreKind.Sqlite, clock, settings);

    /// <inheritdoc cref="StartAsync(TimeProvider?, ValueTuple{string, string}[])"/>
    public static async Task<DeskHost> StartAsync(StoreKind kind, TimeProvider? clock = null, params (string Key, string Value)[] settings)
    {
        var host = new DeskHost(await StorePlace.MakeAsync(kind));
        host.Database = await Database.OpenAsync(host._place.Engine());
        try
        {
            await host.StartServerAsync(clock ?? TimeProvider.System, settings);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the server and starts another on the same port and store, as an update would.</summary>
    public async Task RestartAsync(params (string Key, string Value)[] settings)
    {
        await StopServerAsync();
        await _app!.DisposeAsync();
        await StartServerAsync(TimeProvider.System, settings);
    }

    public Task StopServerAsync() => _app!.StopAsync();

    public async Task<Agent> AddAgentAsync(string login, string? name = null, Role role = Role.Agent, params Language[] languages) =>
        (await Get<AgentStore>().AddAsync(new NewAgent(login, name ?? login, role, Get<Passwords>().Hash(Password), languages), CancellationToken.None))!;

    /// <summary>A browser without scripts, and without anybody signed in.</summary>
    public DeskClient Visitor()
    {
        var client = new DeskClient(Address);
        _clients.Add(client);
        return client;
    }

    /// <summary>A browser without scripts in which this agent has signed in.</summary>
    public async Task<DeskClient> SignInAsync(string login)
    {
        var client = Visitor();
        await client.SignInAsync(login, Password);
        return client;
    }

    /// <summary>A program that holds a token of this agent.</summary>
    public async Task<HttpClient> ProgramAsync(string login)
    {
        var (token, _) = await Get<TokenStore>().IssueAsync((await Get<AgentStore>().FindAsync(login))!.Agent.Id, CancellationToken.None);
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        _clients.Add(client);
        return client;
    }

    /// <summary>Begins a conversation that a test tells.</summary>
    public Story Tell(Story.Customer who, TimeSpan? ago = null) => new(Database, who, TimeProvider.System.GetUtcNow() - (ago ?? TimeSpan.FromMinutes(30)), Model.Value.Classifier);

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients) client.Dispose();
        if (_app is not null)
        {
            await StopServerAsync();
            await _app.DisposeAsync();
        }
        await Database.DisposeAsync();
        await _place.DisposeAsync();
    }

    private async Task StartServerAsync(TimeProvider clock, (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(Address.ToString());
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value));
        var services = builder.Services;
        services.AddStore(Database, _place.Folder);
        services.AddSingleton(clock);
        services.AddLearning(builder.Configuration, Model.Value).AddDialogs(builder.Configuration, Scripts.Value);
        services.Remove(services.Single(service => service.ImplementationType == typeof(TurnWorkers)));
        services.AddSingleton(ToyCorpus.In(_place.Folder));
        services.AddDesk(builder.Configuration).AddAdmin();
        // Tests sign in often; what they prove does not hang on how slow a hash is.
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1);
        services.AddSingleton(new SetupNotice(_console));
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(5));
        _app = builder.Build();
        _app.UseStaticFiles();
        _app.UseDesk();
        _app.MapDesk();
        _app.MapAdmin();
        await Get<ScriptStore>().AddShippedAsync(Scripts.Value.Active.Select(script => (script.Id, script.Source)), CancellationToken.None);
        await _app.StartAsync();
        Address = new Uri(_app.Urls.First());
    }
}
