using System.Collections.Concurrent;

namespace SupportBot.Tests.Support;

/// <summary>Customers on the web chat of any running server, each with a browser of their own: a Direct Line client.</summary>
internal sealed class WebCustomer : IMessenger
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http;
    private readonly ConcurrentDictionary<string, Lazy<Task<WebBrowser>>> _browsers = new();

    /// <param name="nodes">Where the server is reached; several share the requests.</param>
    public WebCustomer(params IReadOnlyList<Uri> nodes)
        : this(nodes, balancer => balancer)
    {
    }

    /// <param name="line">What goes wrong on the way to the nodes.</param>
    public WebCustomer(IReadOnlyList<Uri> nodes, Func<Balancer, HttpMessageHandler> line)
    {
        Balancer = new Balancer(nodes);
        _http = new HttpClient(line(Balancer)) { BaseAddress = nodes[0] };
    }

    public Balancer Balancer { get; }

    /// <summary>How many have their socket open.</summary>
    public int Listening => _browsers.Values.Count(browser => browser is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true, Result.IsListening: true } });

    public async Task WriteAsync(string customer, string text)
    {
        var browser = await BrowserOfAsync(customer);
        await browser.PostAsync(new() { ["type"] = "message", ["text"] = text });
    }

    /// <summary>Writes under an id of the caller's, whatever the answer.</summary>
    public async Task<HttpResponseMessage> TryWriteAsync(string customer, string text, string id)
    {
        var browser = await BrowserOfAsync(customer);
        return await browser.TryPostAsync(new() { ["type"] = "message", ["text"] = text }, id);
    }

    /// <summary>Everything the customer saw since the last look, without waiting.</summary>
    public async Task<IReadOnlyList<SeenMessage>> SeenAsync(string customer)
    {
        var seen = new List<SeenMessage>();
        var browser = await BrowserOfAsync(customer);
        while (browser.Seen.TryRead(out var message)) seen.Add(message);
        return seen;
    }

    public async Task PressAsync(string customer, string label)
    {
        var browser = await BrowserOfAsync(customer);
        var value = browser.ValueOf(label) ?? throw new InvalidOperationException($"{customer} sees no button '{label}'.");
        await browser.PostAsync(new() { ["type"] = "message", ["text"] = label, ["value"] = value });
    }

    public async Task<SeenMessage> NextAsync(string customer)
    {
        var browser = await BrowserOfAsync(customer);
        try
        {
            return await browser.Seen.ReadAsync().AsTask().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{customer} saw no message on the web chat for {Patience.TotalSeconds:0} s.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var browser in _browsers.Values) await (await browser.Value).DisposeAsync();
        _http.Dispose();
        await Balancer.DisposeAsync();
    }

    // A page that could not be opened is opened anew.
    private async Task<WebBrowser> BrowserOfAsync(string customer)
    {
        var browser = _browsers.GetOrAdd(customer, name => new(() => WebBrowser.OpenAsync(_http, Balancer, name)));
        try
        {
            return await browser.Value;
        }
        catch
        {
            _browsers.TryRemove(new(customer, browser));
            throw;
        }
    }
}
