using System.Globalization;
using Microsoft.Playwright;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Browser;

/// <summary>The desk as it looks. With <c>PICTURES</c> set to a folder the pictures are kept there.</summary>
[Collection(InChromium.Name)]
public sealed class DeskPictures(ChromiumBrowser chromium, BusyDesk desk) : IClassFixture<BusyDesk>
{
    [ChromiumTheory]
    [InlineData("desk-light", 1440, 900, "light", "/desk?list=mine&ticket={0}")]
    [InlineData("desk-dark", 1440, 900, "dark", "/desk?list=waiting&ticket={1}")]
    [InlineData("desk-wide", 1920, 1080, "light", "/desk?list=waiting&ticket={0}")]
    [InlineData("desk-tablet", 1024, 768, "dark", "/desk?list=mine&ticket={0}")]
    [InlineData("desk-phone-list", 360, 740, "light", "/desk")]
    [InlineData("desk-phone", 360, 740, "dark", "/desk?list=mine&ticket={0}")]
    [InlineData("desk-empty", 1440, 900, "light", "/desk?find=nobody")]
    [InlineData("login", 900, 700, "light", "/login")]
    [InlineData("account", 360, 740, "dark", "/desk/account")]
    [InlineData("admin-agents", 1280, 800, "light", "/admin")]
    [InlineData("admin-channels", 1280, 800, "dark", "/admin/channels")]
    [InlineData("admin-outbox", 1280, 1000, "light", "/admin/outbox")]
    [InlineData("admin-outbox-phone", 360, 740, "dark", "/admin/outbox?show=failed")]
    [InlineData("admin-outbox-empty", 1280, 800, "light", "/admin/outbox?channel=discord&show=uncertain")]
    [InlineData("admin-script-editor", 360, 740, "light", "/admin/scripts/payment/edit")]
    [InlineData("desk-calm", 1280, 800, "dark", "/desk")]
    public async Task Every_width_and_light_fits_and_breaks_no_rule_of_the_page(string name, int width, int height, string scheme, string url)
    {
        var host = desk.Host;
        await using var window = await chromium.OpenAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme == "dark" ? ColorScheme.Dark : ColorScheme.Light,
        });
        var page = await window.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) => { if (message.Type is "error" or "warning") complaints.Add(message.Text); };
        page.PageError += (_, error) => complaints.Add(error);
        await DeskScreen.SignInAsync(page, host, "anna");
        var helena = await NumberAsync(host, "Helena");
        var oksana = await NumberAsync(host, "Oksana");
        await page.GotoAsync(new Uri(host.Address, string.Format(CultureInfo.InvariantCulture, url, helena, oksana)).ToString());
        if (await page.Locator("#connection").CountAsync() > 0) await page.Locator("#connection[data-state=live]").WaitForAsync();
        if (await page.Locator(".outbox summary").CountAsync() > 0) await page.Locator(".outbox summary").First.ClickAsync();
        if (Environment.GetEnvironmentVariable("PICTURES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
        complaints.ShouldBeEmpty();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
    }

    private static async Task<TicketNumber> NumberAsync(DeskHost host, string name) =>
        (await host.Get<QueueStore>().ListAsync(new QueueQuery(null, Whose.Anyones, new AgentId(1)) { Filter = QueueFilter.Parse(name, Queues.All) }))[0].Ticket.Number;
}

/// <summary>A desk with work on it and trouble in the outbox, for tests that only look.</summary>
public sealed class BusyDesk : IAsyncLifetime
{
    internal DeskHost Host { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = await DeskHost.StartAsync();
        var (anna, _) = await BusyMorning.SetUpAsync(Host);
        await BusyMorning.TroubleAsync(Host, anna);
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();
}
