using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportBot.Storage;

namespace SupportBot.Tests.Support;

/// <summary>The whole product inside the test process, on a loopback port and a store of its own.</summary>
internal sealed class RunningBot : IAsyncDisposable
{
    public const string Password = "four plain words here";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly bool _isGuest;
    private readonly int _port = Loopback.FreePort();
    private readonly (string Key, string Value)[] _settings;
    private readonly TimeProvider? _clock;
    private StorePlace _place;
    private UnwillingEngine _engine;
    private WebApplication? _app;

    private RunningBot(StorePlace place, bool isGuest, (string Key, string Value)[] settings, TimeProvider? clock = null)
    {
        (_place, _isGuest, _settings, _clock) = (place, isGuest, settings, clock);
        _engine = new UnwillingEngine(place.Engine());
    }

    public Uri Address => new($"http://127.0.0.1:{_port}");

    public HttpClient Http { get; private set; } = new();

    public Database Database { get; private set; } = null!;

    public RecordedLogs Logs { get; } = new();

    /// <summary>Starts and waits until it is ready to serve.</summary>
    public static Task<RunningBot> StartAsync(params (string Key, string Value)[] settings) => StartAsync(StoreKind.Sqlite, settings);

    /// <inheritdoc cref="StartAsync(ValueTuple{string, string}[])"/>
    public static async Task<RunningBot> StartAsync(StoreKind kind, params (string Key, string Value)[] settings)
    {
        var bot = new RunningBot(await StorePlace.MakeAsync(kind), isGuest: false, settings);
        await bot.StartAgainAsync();
        return bot;
    }

    /// <summary>By a clock of the test's own.</summary>
    public static async Task<RunningBot> StartAsync(TimeProvider clock, params (string Key, string Value)[] settings)
    {
        var bot = new RunningBot(await StorePlace.MakeAsync(StoreKind.Sqlite), isGuest: false, settings, clock);
        await bot.StartAgainAsync();
        return bot;
    }

    /// <summary>A node on a store that others use too.</summary>
    public static async Task<RunningBot> StartAsync(StorePlace place, params (string Key, string Value)[] settings)
    {
        var bot = new RunningBot(place, isGuest: true, settings);
        await bot.StartAgainAsync();
        return bot;
    }

    public T Get<T>()
        where T : notnull => _app!.Services.GetRequiredService<T>();

    /// <summary>Whether the store refuses every write, as a disk does that turned read-only.</summary>
    public bool RefusesWrites
    {
        get => _engine.Refuses;
        set => _engine.Refuses = value;
    }

    /// <summary>Waits until something holds in the store; looked at again after every change.</summary>
    public async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var changed = new SemaphoreSlim(1);
        using var watching = Database.Feed.Watch(_ => changed.Release());
        do (await changed.WaitAsync(Patience)).ShouldBeTrue($"Nothing more happened within {Patience.TotalSeconds:0} s.");
        while (!await holds());
    }

    /// <summary>Stops as a deployment would and starts over the same data.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAgainAsync();
    }

    /// <summary>Stops, copies everything to a store on another engine, and starts there.</summary>
    public async Task MoveAsync(StoreKind kind)
    {
        await StopAsync();
        var (from, to) = (_place, await StorePlace.MakeAsync(kind));
        var (code, said) = await CopyCommand.RunAsync(from.Name, to.Name);
        code.ShouldBe(0, said);
        (_place, _engine) = (to, new UnwillingEngine(to.Engine()));
        await from.DisposeAsync();
        await StartAgainAsync();
    }

    public async Task StartAgainAsync()
    {
        var builder = StartUp.CreateBuilder(
            ["--urls", Address.ToString(), "--Data:Path", _place.Folder, "--Admin:Login", "anna", "--Admin:Password", Password,
                "--Channels:Web:MessagesPerMinute", "0", "--Dialogs:QueueNewsSeconds", "0", "--Dialogs:WhenUncertain", "Hold", .. _settings.Select(setting => $"--{setting.Key}={setting.Value}")]);
        builder.Logging.ClearProviders().AddProvider(Logs);
        if (_clock is not null) builder.Services.AddSingleton(_clock);
        Database = await StoreOpening.OpenAsync(_engine, TextWriter.Null, TimeProvider.System);
        _app = await Server.BuildAsync(builder, Database, _place.Folder);
        await _app.StartAsync();
        Http = new HttpClient { BaseAddress = Address };
        // On a busy machine the first write may take a moment.
        await Readiness.UntilAsync(Address, HttpStatusCode.OK);
    }

    public async Task StopAsync()
    {
        if (_app is null) return;
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Database.DisposeAsync();
        _app = null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (!_isGuest) await _place.DisposeAsync();
    }
}
