using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportBot.Tests.Support;

/// <summary>Discord on a loopback port: gateway and HTTP API as the developer documentation describes them, faults on demand.</summary>
internal sealed class DiscordServer : IMessenger
{
    public const string Token = "MTAwMDAwMDAwMDAwMDAwMDAw.Gtest0.a-token-that-must-never-be-seen";

    private readonly WebApplication _app;
    private int _mediaAsked;

    private DiscordServer(WebApplication app)
    {
        _app = app;
        Gateway = new DiscordGateway(Pulse, Listeners);
        World = new DiscordWorld(Gateway, Pulse);
        Faults = new DiscordFaults(Pulse);
        Commands = new DiscordCommands(Pulse);
    }

    /// <summary>Who identified or resumed on the gateway, one after the other.</summary>
    public Attendance Listeners { get; } = new();

    /// <summary>Beats whenever anything here changes.</summary>
    public Pulse Pulse { get; } = new();

    public DiscordGateway Gateway { get; }
    public DiscordWorld World { get; }
    public DiscordFaults Faults { get; }
    public DiscordCommands Commands { get; }

    /// <summary>The files customers sent, by their path on Discord's media host.</summary>
    public ConcurrentDictionary<string, byte[]> Media { get; } = [];

    public string MediaBase => _app.Urls.First();

    public string ApiBase => $"{_app.Urls.First()}/api/v10";

    /// <summary>The token of one of several programs, to be told from the others.</summary>
    public static string TokenOf(string program) => $"{Token}-{program}";

    /// <summary>Which program shows this token: none in particular for the plain one; null when it is none of ours.</summary>
    public static string? ProgramOf(string? token) =>
        token == Token ? "" : token?.StartsWith(TokenOf(""), StringComparison.Ordinal) is true ? token[TokenOf("").Length..] : null;

    public static async Task<DiscordServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new DiscordServer(app);
        app.UseWebSockets();
        app.Use(server.Faults.ApplyAsync);
        app.Map("/gateway", server.Gateway.ServeAsync);
        app.MapGet("/attachments/{name}", server.SendMediaAsync);
        app.MapGet("/elsewhere/{name}", (string name) => Results.Redirect($"/attachments/{name}"));
        DiscordApi.Map(app.MapGroup("/api/v10"), server);
        await app.StartAsync();
        server.Gateway.Url = app.Urls.First().Replace("http", "ws", StringComparison.Ordinal) + "/gateway";
        return server;
    }

    /// <summary>Files are only sent when so many are asked for at the same time.</summary>
    public int MediaTogether { get; set; }

    private async Task<IResult> SendMediaAsync(string name)
    {
        Interlocked.Increment(ref _mediaAsked);
        Pulse.Beat();
        await Pulse.UntilAsync(() => _mediaAsked >= MediaTogether, "enough files are asked for at once");
        return Media.TryGetValue(name, out var file) ? Results.Bytes(file) : Results.NotFound();
    }

    public async Task WriteAsync(string customer, string text)
    {
        await Gateway.UntilReadyAsync();
        World.WriteDirect(customer, text);
    }

    public async Task PressAsync(string customer, string label)
    {
        await Gateway.UntilReadyAsync();
        World.Press(customer, label);
    }

    public Task<SeenMessage> NextAsync(string customer) => World.NextAsync(customer);

    public async ValueTask DisposeAsync()
    {
        Gateway.DropConnections();
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }
}
