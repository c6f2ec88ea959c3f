using System.Globalization;
using Microsoft.Playwright;
using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Acts;
using SupportBot.Storage;
using SupportBot.Storage.Routing;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Browser;

/// <summary>The desk as it looks. With <c>PICTURES</c> set to a folder the pictures are kept there.</summary>
[Collection(InChromium.Name)]
public sealed class DeskPictures(ChromiumBrowser chromium, BusyDesk desk) : IClassFixture<BusyDesk>
{
    private const int Morning = 10;
    private const int HoursOfDay = 24;
    private const int MostBehind = 12;

    [ChromiumTheory]
    [InlineData("desk-light", 1440, 900, "light", "/desk?list=waiting&ticket={0}")]
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
    [InlineData("wall-light", 1440, 580, "light", "/desk/wall")]
    [InlineData("wall-dark", 1440, 580, "dark", "/desk/wall")]
    [InlineData("measures-light", 1280, 940, "light", "/desk/measures")]
    [InlineData("measures-dark", 1280, 940, "dark", "/desk/measures")]
    public async Task Every_width_and_light_fits_and_breaks_no_rule_of_the_page(string name, int width, int height, string scheme, string url)
    {
        var host = desk.Host;
        await desk.AttendAsync();
        await using var window = await chromium.OpenAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            Locale = "en-GB",
            TimezoneId = MorningSomewhere(),
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
        if (BusyDesk.Pictures is { } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
        complaints.ShouldBeEmpty();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
    }

    // Where it is between ten and eleven, as what the customers were told goes by. The names of these zones have the sign turned round.
    private static string MorningSomewhere()
    {
        var behind = TimeProvider.System.GetUtcNow().Hour - Morning;
        return string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{(behind > MostBehind ? behind - HoursOfDay : behind):+0;-0;+0}");
    }

    private static async Task<TicketNumber> NumberAsync(DeskHost host, string name) =>
        (await host.Get<QueueStore>().ListAsync(new QueueQuery(null, Whose.Anyones, new AgentId(1)) { Filter = QueueFilter.Parse(name, Queues.All) }))[0].Ticket.Number;
}

/// <summary>A desk with work on it and trouble in the outbox, for tests that only look; with pictures to be taken also with four weeks behind it.</summary>
public sealed class BusyDesk : IAsyncLifetime
{
    private const int Seed = 7;

    /// <summary>The folder pictures are kept in; null for none.</summary>
    public static string? Pictures { get; } = Environment.GetEnvironmentVariable("PICTURES") is { Length: > 0 } folder ? folder : null;

    internal DeskHost Host { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = await DeskHost.StartAsync(null, ("Routing:SweepSeconds", "0"));
        var (anna, marek) = await BusyMorning.SetUpAsync(Host);
        await BusyMorning.TroubleAsync(Host, anna);
        await PromiseAsync(anna);
        if (Pictures is not null) await BusyWeeks.FillAsync(Host, [anna, marek, (await Host.Get<AgentStore>().FindAsync("irina"))!.Agent], Seed);
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();

    /// <summary>Everybody is at the desk at this moment, each in their own way.</summary>
    internal async Task AttendAsync()
    {
        var presences = Host.Get<PresenceStore>();
        foreach (var agent in await Host.Get<AgentStore>().AllAsync())
        {
            await presences.ChooseAsync(agent.Id, agent.Login == "irina" ? Presence.Busy : Presence.Here, CancellationToken.None);
            await presences.SawAsync(agent.Id, CancellationToken.None);
        }
    }

    // What the newest reply promises, and what is known of it.
    private async Task PromiseAsync(Agent anna)
    {
        var helena = (await Host.Get<QueueStore>().ListAsync(new QueueQuery(TicketState.Claimed, Whose.Mine, anna.Id) { Filter = QueueFilter.Parse("Helena", Queues.All) }))[0].Ticket.Number;
        var reply = new AgentReply("Yes, the confirmation comes by e-mail as well. The second charge is with our billing team now, and I will write to you in an hour with what they decide.")
        {
            PromisedBy = TimeProvider.System.GetUtcNow().AddHours(1),
        };
        (await Host.Get<AgentActs>().ReplyAsync(helena, anna, reply, CancellationToken.None)).ShouldBeOfType<ActResult.Done>();
        (await Host.Get<TicketEdits>().DescribeAsync(helena, anna, null, "charged on the old schedule", "refund, cancelled", CancellationToken.None)).ShouldBeOfType<ActResult.Done>();
    }
}
