using Microsoft.Playwright;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Browser;

/// <summary>One Chromium for a collection of browser tests, which therefore run one after the other. Each test opens its own window.</summary>
public sealed class ChromiumBrowser : IAsyncLifetime
{
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where Chromium is installed; null when it is not.</summary>
    public static string? Path { get; } = Tool.Find("chromium", "chromium-browser", "google-chrome");

    public async Task InitializeAsync()
    {
        if (Path is null) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Args = Quiet });
    }

    /// <summary>A fresh window: no cookies, no stored data. Close it by disposing.</summary>
    public Task<IBrowserContext> OpenAsync(BrowserNewContextOptions? options = null) =>
        (_browser ?? throw new InvalidOperationException("Chromium is not installed.")).NewContextAsync(options);

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

/// <summary>Put <c>[Collection(InChromium.Name)]</c> on a class to share the browser.</summary>
[CollectionDefinition(Name)]
public sealed class InChromium : ICollectionFixture<ChromiumBrowser>
{
    public const string Name = "in Chromium";
}

/// <summary>Put <c>[Collection(InSecondChromium.Name)]</c> on a class that takes long and goes on beside the others.</summary>
[CollectionDefinition(Name)]
public sealed class InSecondChromium : ICollectionFixture<ChromiumBrowser>
{
    public const string Name = "in a second Chromium";
}
