using Microsoft.Playwright;
using SupportBot.Tests.Browser;
using SupportBot.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Tests.Channels.Web;

/// <summary>The customer's page with the widget on it, used as a customer does: by what can be read and pressed.</summary>
internal sealed class ChatPage : IAsyncDisposable
{
    private readonly List<string> _complaints = [];

    private ChatPage(IBrowserContext window, IPage page)
    {
        Window = window;
        Page = page;
        // A refused connection or a 4xx shows in the console too; those are the tests' own doing.
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("Failed to load resource", StringComparison.Ordinal)
                && !message.Text.Contains("WebSocket connection to", StringComparison.Ordinal)) _complaints.Add(message.Text);
        };
        page.PageError += (_, error) => _complaints.Add(error);
    }

    public IBrowserContext Window { get; }
    public IPage Page { get; }

    /// <summary>What the browser complained about: script errors, and what the content security policy forbade.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public ILocator Rows => Page.Locator(".row:not(.typing)");
    public ILocator Bubbles => Page.Locator(".row:not(.typing) .bubble");
    public ILocator Input => Page.GetByRole(AriaRole.Textbox);
    public ILocator Launcher => Page.Locator(".launcher");
    public ILocator Chat => Page.GetByRole(AriaRole.Dialog);

    public static Task<ChatPage> OpenAsync(ChromiumBrowser chromium, WebHost host, string locale = "en-GB", string? html = null, string? script = null, Action<IPage>? onPage = null) =>
        OpenAsync(chromium, html is null ? host.Address.ToString() : host.PageOfAnotherSite(html), locale, script, onPage);

    public static async Task<ChatPage> OpenAsync(ChromiumBrowser chromium, string address, string locale = "en-GB", string? script = null, Action<IPage>? onPage = null)
    {
        SetDefaultExpectTimeout(30_000);
        var window = await chromium.OpenAsync(new() { Locale = locale });
        var chat = new ChatPage(window, await window.NewPageAsync());
        onPage?.Invoke(chat.Page);
        if (script is not null) await chat.Page.AddInitScriptAsync(script);
        await chat.Page.GotoAsync(address);
        await chat.AppearsAsync();
        return chat;
    }

    private async Task AppearsAsync()
    {
        try
        {
            await Launcher.WaitForAsync();
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"The widget did not appear. The browser says: {string.Join(" | ", _complaints)}", e);
        }
    }

    public Task ShowAsync() => Launcher.ClickAsync();

    public async Task SayAsync(string text)
    {
        await Input.FillAsync(text);
        await Input.PressAsync("Enter");
    }

    public Task PressAsync(string label) => Page.GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).ClickAsync();

    /// <summary>Waits until exactly these lines stand there, in this order.</summary>
    public Task ReadsAsync(params string[] lines) => Expect(Bubbles).ToHaveTextAsync(lines);

    public async ValueTask DisposeAsync() => await Window.DisposeAsync();
}
