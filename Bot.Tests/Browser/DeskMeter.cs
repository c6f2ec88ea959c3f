using Microsoft.Playwright;

namespace SupportBot.Tests.Browser;

/// <summary>Measures the desk in a browser.</summary>
internal sealed class DeskMeter(IPage page)
{
    // Until the page is loaded, with all its modules run.
    private const string Loaded = "() => { const [load] = performance.getEntriesByType('navigation'); return [load.loadEventEnd > 0 ? load.loadEventEnd : load.domContentLoadedEventEnd, load.responseEnd]; }";

    // What stands in a line when the browser has painted it.
    private const string Shown = """
        words => new Promise(done => {
          const look = () => {
            if (![...document.querySelectorAll('.transcript .text')].some(text => text.textContent === words)) return;
            watch.disconnect();
            requestAnimationFrame(() => done(performance.timeOrigin + performance.now()));
          };
          const watch = new MutationObserver(look);
          watch.observe(document.body, { childList: true, subtree: true, characterData: true });
          look();
        })
        """;

    /// <summary>From asking for the page until it is loaded, and until its last byte came.</summary>
    public async Task<(double Loaded, double Received)> OpenAsync(Uri address)
    {
        await page.GotoAsync(address.ToString());
        var took = await page.EvaluateAsync<double[]>(Loaded);
        return (took[0], took[1]);
    }

    /// <summary>From the moment somebody begins to send words until they stand on the screen.</summary>
    public async Task<double> ShowAsync(string words, Func<Task> send)
    {
        var shown = page.EvaluateAsync<double>(Shown, words);
        var begun = (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds;
        await send();
        return await shown - begun;
    }

    /// <summary>What the page holds, once what nobody needs is gone.</summary>
    public async Task<(double HeapBytes, double Nodes, double Listeners)> WeighAsync()
    {
        var inside = await page.Context.NewCDPSessionAsync(page);
        await inside.SendAsync("Performance.enable");
        await inside.SendAsync("HeapProfiler.collectGarbage");
        var metrics = (await inside.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics").EnumerateArray()
            .ToDictionary(metric => metric.GetProperty("name").GetString()!, metric => metric.GetProperty("value").GetDouble());
        await inside.DetachAsync();
        return (metrics["JSHeapUsedSize"], metrics["Nodes"], metrics["JSEventListeners"]);
    }
}
