using Microsoft.Playwright;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Classification;
using SupportBot.Storage;
using SupportBot.Tests.Browser;
using SupportBot.Tests.Support;

namespace SupportBot.Benchmarks.Desk;

/// <summary>The whole product with many open tickets, and one agent whose desk stands open in Chromium.</summary>
internal sealed class DeskDay : IAsyncDisposable
{
    private const string Customer = "somebody";
    private const int Agents = 40;
    private const int Others = 60;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    private readonly RunningBot _bot;
    private readonly ChromiumBrowser _chromium = new();
    private readonly WebCustomer _customers;
    private readonly List<Story> _others = [];
    private IBrowserContext? _window;
    private IPage? _page;

    private DeskDay(RunningBot bot) => (_bot, _customers) = (bot, new WebCustomer(bot.Address));

    public DeskMeter Meter { get; private set; } = null!;

    /// <summary>Where the conversation stands that is looked at.</summary>
    public string Ticket { get; private set; } = "";

    public static async Task<DeskDay> StartAsync(int tickets)
    {
        var day = new DeskDay(await RunningBot.StartAsync());
        await day.PrepareAsync(tickets);
        return day;
    }

    public Uri At(string path) => new(_bot.Address, path);

    /// <summary>How long until what a customer posts is on the agent's screen.</summary>
    public async Task<double> WriteAsync(int round)
    {
        if (!_page!.Url.EndsWith(Ticket, StringComparison.Ordinal)) await Meter.OpenAsync(At(Ticket));
        var words = $"line {round}";
        return await Meter.ShowAsync(words, () => _customers.WriteAsync(Customer, words));
    }

    /// <summary>Other conversations change all the time meanwhile.</summary>
    public async Task WhileOthersWriteAsync(Func<Task> work)
    {
        using var done = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var i = 0; !done.IsCancellationRequested; i++)
            {
                await _others[i % _others.Count].BotAsync($"news {i}");
                await Task.Delay(Between, TimeProvider.System, CancellationToken.None);
            }
        });
        await work();
        await done.CancelAsync();
        await writing;
    }

    /// <summary>So many changes reach the open desk, whose agent opens another conversation now and then.</summary>
    public async Task ChangeAsync(int changes)
    {
        for (var i = 0; i < changes; i++)
        {
            await _others[i % _others.Count].BotAsync($"change {i}");
            if (i % 100 != 0) continue;
            await _page!.Locator(".tabs [data-list=waiting]").ClickAsync();
            await _page.Locator(".row").Nth(i / 100 % 40).ClickAsync();
        }
        await _page!.Locator("#connection[data-state=live]").WaitForAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_window is not null) await _window.DisposeAsync();
        await _chromium.DisposeAsync();
        await _bot.DisposeAsync();
    }

    private async Task PrepareAsync(int tickets)
    {
        var (agents, classifier) = (_bot.Get<AgentStore>(), _bot.Get<ActiveClassifier>().Current);
        var anna = (await agents.FindAsync("anna"))!.Agent;
        for (var i = 1; i < Agents; i++) await agents.AddAsync(new NewAgent($"agent{i}", $"Agent {i}", Role.Agent, "x", []), CancellationToken.None);
        await BusyFloor.FillAsync(_bot.Database, classifier, anna, Agents, tickets);
        for (var i = 0; i < Others; i++)
        {
            var story = new Story(_bot.Database, new($"Other {i}", ChannelName.Telegram, Language.En), TimeProvider.System.GetUtcNow().AddMinutes(-60), classifier);
            _others.Add(await (await story.WritesAsync("my parcel is late")).HandsOffAsync(HandoffReason.AskedForPerson));
        }
        Ticket = $"/desk?list=mine&ticket={await TakenAsync(anna)}";
        await OpenBrowserAsync();
    }

    // A customer of the web chat whom the agent answers.
    private async Task<TicketNumber> TakenAsync(Agent anna)
    {
        await _customers.WriteAsync(Customer, "a person, please");
        TicketRow? row = null;
        await _bot.UntilAsync(async () =>
            (row = (await _bot.Get<QueueStore>().ListAsync(new QueueQuery(TicketState.Waiting, Whose.Anyones, anna.Id) { Filter = QueueFilter.Parse("web", []), Take = 5000 }))
                .Find(one => one.Last?.Text.Contains("SB-", StringComparison.Ordinal) == true)) is not null);
        await _bot.Get<Dialogs.AgentActs>().ClaimAsync(row!.Ticket.Number, anna, CancellationToken.None);
        return row.Ticket.Number;
    }

    private async Task OpenBrowserAsync()
    {
        await _chromium.InitializeAsync();
        _window = await _chromium.OpenAsync();
        _page = await _window.NewPageAsync();
        Meter = new DeskMeter(_page);
        await _page.GotoAsync(At("/login").ToString());
        await _page.GetByLabel("Login").FillAsync("anna");
        await _page.GetByLabel("Password").FillAsync(RunningBot.Password);
        await _page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await _page.WaitForURLAsync("**/desk**");
    }
}
