using System.Text.RegularExpressions;
using SupportBot.Conversations;
using SupportBot.Desk.SignIn;
using SupportBot.Dialogs;
using SupportBot.Storage;
using SupportBot.Storage.Routing;
using SupportBot.Storage.Search;
using SupportBot.Tests.Channels.Web;
using SupportBot.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Tests.Browser;

/// <summary>The whole product on a Monday morning: Anna, who leads, and Vera and Boris, who answer; customers come by the web chat. Its clock can leap ahead.</summary>
public sealed partial class ShiftDesk(ChromiumBrowser chromium) : IAsyncLifetime
{
    /// <summary>After how long without a touch somebody is away. Short: the whole class has to be done before 11:30.</summary>
    internal static readonly TimeSpan AwayAfter = TimeSpan.FromMinutes(10);

    private const int OpeningHour = 9;
    private readonly Dictionary<string, string> _signedIn = [];

    internal LeapingClock Clock { get; } = new(Monday());

    internal RunningBot Bot { get; private set; } = null!;

    /// <summary>Customers who are somewhere else.</summary>
    internal WebCustomer Others { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (ChromiumBrowser.Path is null) return;
        Bot = await RunningBot.StartAsync(
            Clock, ("Dialogs:QuietWindowMs", "0"), ("Dialogs:IncidentSeconds", "0"), ("Routing:SweepSeconds", "1"), ("Routing:AwayAfterMinutes", $"{AwayAfter.TotalMinutes:0}"), ("Company:TimeZone", "Etc/UTC"),
            ("Channels:Web:AskFirst:0", "name"));
        Others = new WebCustomer(Bot.Address);
        await AddAsync("vera", "Vera", Language.En);
        await AddAsync("boris", "Boris", Language.En, Language.Pl);
    }

    public async Task DisposeAsync()
    {
        if (Others is not null) await Others.DisposeAsync();
        if (Bot is not null) await Bot.DisposeAsync();
    }

    /// <summary>A place at the desk, open at a page.</summary>
    internal async Task<Seat> SeatAsync(string login, string path = "/desk")
    {
        var seat = await Seat.OpenAsync(chromium, Bot.Address, _signedIn.GetValueOrDefault(login), SetClock);
        if (!_signedIn.ContainsKey(login))
        {
            await SignInAsync(seat, login);
            _signedIn[login] = await seat.SignedInAsync();
        }
        await seat.GoAsync(path);
        return seat;
    }

    /// <summary>A place at which nobody has signed in yet.</summary>
    internal Task<Seat> EmptySeatAsync() => Seat.OpenAsync(chromium, Bot.Address, null, SetClock);

    /// <summary>By keyboard, as everything at a seat.</summary>
    internal static async Task SignInAsync(Seat seat, string login)
    {
        await seat.GoAsync("/login");
        await Expect(seat.Page.GetByLabel("Login")).ToBeFocusedAsync();
        await seat.TypeAsync(login);
        await seat.PressAsync("Tab");
        await seat.TypeAsync(RunningBot.Password);
        await seat.PressAsync("Enter");
        await seat.IsLiveAsync();
    }

    /// <summary>A customer on the company's page, who said their name.</summary>
    internal async Task<ChatPage> CustomerAsync(string name)
    {
        var chat = await ChatPage.OpenAsync(chromium, Bot.Address.ToString(), script: SetClock);
        await chat.ShowAsync();
        await chat.Page.GetByLabel("Your name").FillAsync(name);
        await chat.PressAsync("Start");
        return chat;
    }

    /// <summary>A customer somewhere else writes, asks for a person, and has a ticket that waits.</summary>
    internal async Task<string> HandedOffAsync(string name, string words)
    {
        await Others.WriteAsync(name, words);
        while (true)
        {
            if (Number().Match((await Others.NextAsync(name)).Text) is { Success: true } number) return number.Value;
            await Others.WriteAsync(name, "a person, please");
        }
    }

    /// <summary>An agent has it, without having to look for it.</summary>
    internal async Task ClaimedAsync(string number, string login) =>
        (await Bot.Get<AgentActs>().ClaimAsync(Ticket(number), await AgentAsync(login), CancellationToken.None)).ShouldBeOfType<ActResult.Done>();

    /// <summary>Whatever an agent had before does not count as part of a hostile run.</summary>
    internal async Task RestedAsync(string login) => await Bot.Get<PresenceStore>().GoOnAsync((await AgentAsync(login)).Id, CancellationToken.None);

    /// <summary>What was said so far can be searched.</summary>
    internal async Task IndexedAsync()
    {
        while (await Bot.Get<SearchIndex>().TakeAsync(40) > 0)
        {
        }
    }

    internal async Task<Agent> AgentAsync(string login) => (await Bot.Get<AgentStore>().FindAsync(login))!.Agent;

    /// <summary>Settles what is left of other tests: nobody waits, and nobody has anything in hand or unseen.</summary>
    internal async Task ClearAsync()
    {
        var (acts, agents) = (Bot.Get<AgentActs>(), await Bot.Get<AgentStore>().AllAsync());
        foreach (var state in new[] { TicketState.Waiting, TicketState.Claimed })
        foreach (var row in await Bot.Get<QueueStore>().ListAsync(new QueueQuery(state, Whose.Anyones, agents[0].Id)))
        {
            var owner = agents.First(agent => agent.Id == (row.Ticket.Agent ?? agent.Id));
            if (state is TicketState.Waiting) await acts.ClaimAsync(row.Ticket.Number, owner, CancellationToken.None);
            await acts.ResolveAsync(row.Ticket.Number, owner, CancellationToken.None);
        }
        foreach (var agent in agents) await Bot.Get<AgentNotices>().SeeAsync(agent.Id, ticket: null, CancellationToken.None);
    }

    private static TicketNumber Ticket(string number) => TicketNumber.TryParse(number, null, out var ticket) ? ticket : throw new FormatException(number);

    private async Task AddAsync(string login, string name, params Language[] languages) => await Bot.Get<AgentStore>().AddAsync(
        new NewAgent(login, name, Role.Agent, Bot.Get<Passwords>().Hash(RunningBot.Password), languages), CancellationToken.None);

    // Browsers go by the same clock as the server, and can leap too.
    private string SetClock => $$"""
        { let ahead = {{Clock.Ahead.TotalMilliseconds:0}};
          const Real = Date;
          globalThis.leap = by => { ahead += by; };
          globalThis.Date = class extends Real { constructor(...at) { at.length ? super(...at) : super(Real.now() + ahead); } static now() { return Real.now() + ahead; } }; }
        """;

    private static DateTimeOffset Monday()
    {
        var today = TimeProvider.System.GetUtcNow().UtcDateTime.Date;
        return new DateTimeOffset(today.AddDays(today.DayOfWeek is DayOfWeek.Sunday ? 1 : 8 - (int)today.DayOfWeek).AddHours(OpeningHour), TimeSpan.Zero);
    }

    [GeneratedRegex(@"SB-\d+")]
    private static partial Regex Number();
}
