using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportBot.Channels;
using SupportBot.Channels.Web;

namespace SupportBot.Tests.Support;

/// <summary>The web chat on a loopback port, over conversations in memory that outlive a restart of the server.</summary>
internal sealed class WebHost : IAsyncDisposable
{
    public const string Secret = "a secret for tests, long enough to be one";
    public const string IdentityKey = "a site's key for tests, long enough too";

    private readonly Dictionary<string, string?> _settings = new()
    {
        ["Channels:Web:Secret"] = Secret,
        ["Channels:Web:IdentityKey"] = IdentityKey,
        ["Channels:Web:MessagesPerMinute"] = "0",
    };

    private readonly TimeProvider _clock;
    private WebApplication? _app;
    private string _otherSite = "";

    private WebHost(TimeProvider clock)
    {
        _clock = clock;
        Transcript = new MemoryTranscript(clock);
    }

    public MemoryTranscript Transcript { get; }
    public MemoryAttachments Attachments { get; } = new();
    /// <summary>When people answer; always, as long as a test does not say otherwise.</summary>
    public IOpeningHours? Hours { get; set; }

    public Uri Address { get; private set; } = new("http://127.0.0.1:0");
    public HttpClient Http { get; private set; } = new();

    public static async Task<WebHost> StartAsync(TimeProvider? clock = null, params (string Key, string Value)[] settings)
    {
        var host = new WebHost(clock ?? TimeProvider.System);
        foreach (var (key, value) in settings) host._settings[$"Channels:Web:{key}"] = value;
        await host.StartServerAsync();
        return host;
    }

    /// <summary>The address of a conversation in the transcript.</summary>
    public static Address Place(string conversation) => new(ChannelName.Web, conversation);

    /// <summary>Serves a page under another origin than the chat's, as a shop that embeds it would.</summary>
    public string PageOfAnotherSite(string html)
    {
        _otherSite = html;
        return $"http://localhost:{Address.Port}/other-site";
    }

    /// <summary>Ends the server as a deployment would and starts another on the same port.</summary>
    public async Task RestartAsync()
    {
        await StopServerAsync();
        await StartServerAsync();
    }

    public async Task StartServerAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(Address.ToString());
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(_settings);
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(5));
        builder.Services.AddSingleton(_clock);
        builder.Services.AddSingleton<IInbox>(Transcript);
        builder.Services.AddSingleton<ITranscript>(Transcript);
        builder.Services.AddSingleton<IAttachments>(Attachments);
        builder.Services.AddSingleton<IOpeningHours>(new CurrentHours(this));
        builder.Services.AddWebChat(builder.Configuration, Secret);
        _app = builder.Build();
        _app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor });
        _app.UseRouting();
        _app.MapWebChat();
        _app.MapGet("/other-site", () => Results.Content(_otherSite, "text/html; charset=utf-8"));
        _app.UseDefaultFiles();
        _app.UseStaticFiles();
        await _app.StartAsync();
        Address = new Uri(_app.Urls.First());
        Http = new HttpClient { BaseAddress = Address };
    }

    public async Task StopServerAsync()
    {
        Http.Dispose();
        await _app!.StopAsync();
        await _app.DisposeAsync();
    }

    private sealed class CurrentHours(WebHost host) : IOpeningHours
    {
        public DateTimeOffset? BackAt(DateTimeOffset now) => host.Hours?.BackAt(now);
    }

    public async ValueTask DisposeAsync() => await StopServerAsync();
}
