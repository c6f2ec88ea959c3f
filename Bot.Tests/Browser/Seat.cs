using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Tests.Browser;

/// <summary>Somebody's place at the desk: a window of their own, used by what can be seen and, unless a test says otherwise, by keyboard.</summary>
internal sealed class Seat : IAsyncDisposable
{
    private const int MostTabs = 60;
    private const string TellOfMouse = "for (const sign of ['pointerdown', 'mousedown', 'wheel']) addEventListener(sign, event => event.isTrusted && usedMouse(), true);";

    private readonly IBrowserContext _window;
    private readonly Uri _desk;

    private Seat(IBrowserContext window, IPage page, Uri desk) => (_window, Page, _desk) = (window, page, desk);

    public IPage Page { get; }

    /// <summary>Whether anything was pressed or scrolled by a pointer.</summary>
    public bool UsedMouse { get; private set; }

    public ILocator Chip => Page.Locator(".talk-head .chip").First;

    public ILocator Field => Page.Locator(".composer textarea");

    public ILocator Told => Page.Locator("#notices");

    public ILocator Summary => Page.Locator("#summary");

    public ILocator Rows => Page.Locator(".row");

    /// <param name="signedIn">What the browser kept of a sign-in; null before it.</param>
    /// <param name="script">Run before any page.</param>
    public static async Task<Seat> OpenAsync(ChromiumBrowser chromium, Uri desk, string? signedIn, string script)
    {
        SetDefaultExpectTimeout(30_000);
        var window = await chromium.OpenAsync(new() { StorageState = signedIn, Locale = "en-GB", TimezoneId = "UTC", ViewportSize = new() { Width = 1440, Height = 900 } });
        var seat = new Seat(window, await window.NewPageAsync(), desk);
        await window.ExposeFunctionAsync("usedMouse", () => seat.UsedMouse = true);
        await window.AddInitScriptAsync(script + TellOfMouse);
        return seat;
    }

    /// <summary>What the browser keeps of the sign-in.</summary>
    public Task<string> SignedInAsync() => _window.StorageStateAsync();

    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(new Uri(_desk, path).ToString());
        if (path.StartsWith("/desk", StringComparison.Ordinal) && await Page.Locator("#connection").CountAsync() > 0) await IsLiveAsync();
    }

    public Task IsLiveAsync() => Expect(Page.Locator("#connection")).ToHaveTextAsync("Live");

    public Task LoseNetworkAsync(bool isLost) => _window.SetOfflineAsync(isLost);

    /// <summary>Presses keys one after the other.</summary>
    public async Task PressAsync(params string[] keys)
    {
        foreach (var key in keys) await Page.Keyboard.PressAsync(key);
    }

    public Task TypeAsync(string text) => Page.Keyboard.TypeAsync(text);

    /// <summary>Goes with the Tab key until something has the focus.</summary>
    public async Task TabToAsync(ILocator where, string key = "Tab")
    {
        for (var i = 0; i < MostTabs && !await where.EvaluateAsync<bool>("element => element === document.activeElement"); i++) await PressAsync(key);
        await Expect(where).ToBeFocusedAsync();
    }

    /// <summary>Does something by the palette, found by some letters of it.</summary>
    public async Task DoAsync(string letters, string whole)
    {
        await PressAsync("Control+k");
        await TypeAsync(letters);
        await Expect(Page.Locator("#palette [aria-selected=true]")).ToContainTextAsync(whole);
        await PressAsync("Enter");
        await Expect(Page.Locator("#palette")).ToBeHiddenAsync();
    }

    /// <summary>Chooses from the list behind a sign, such as a canned reply behind a slash.</summary>
    public async Task CompleteAsync(string typed, string chosen)
    {
        await TypeAsync(typed);
        await Expect(Page.Locator(".completions:visible [aria-selected=true] .key")).ToHaveTextAsync(chosen);
        await PressAsync("Enter");
        await Expect(Page.Locator(".completions:visible")).ToHaveCountAsync(0);
    }

    /// <summary>Opens the newest of what is for them by its key.</summary>
    public async Task OpensWhatIsForThemAsync(string words)
    {
        await PressAsync("u");
        await Expect(Page.Locator("#for-you a:focus")).ToContainTextAsync(words);
        await PressAsync("Enter");
    }

    /// <summary>What stands in a row of the summary, such as what was promised.</summary>
    public ILocator Fact(string key) => Summary.Locator($"[data-key={key}] dd");

    public async ValueTask DisposeAsync() => await _window.DisposeAsync();
}
