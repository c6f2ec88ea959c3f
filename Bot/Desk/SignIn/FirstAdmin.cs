using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using SupportBot.Conversations;
using SupportBot.Storage;

namespace SupportBot.Desk.SignIn;

/// <summary>Sees to it that somebody can sign in: makes the configured admin, or offers the one-time set-up link.</summary>
internal sealed class FirstAdmin(
    AgentStore agents, SetupStore setup, Passwords passwords, IOptions<FirstAdminOptions> options, IServer server, SetupNotice notice,
    ILogger<FirstAdmin> log) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (options.Value is not { IsGiven: true } given) return;
        var login = Logins.Normal(given.Login);
        if (await agents.FindAsync(login) is not null) return;
        if (given.Password!.Length < Passwords.MinLength) log.ShortAdminPassword(Passwords.MinLength);
        await agents.AddAsync(new NewAgent(login, login, Role.Admin, passwords.Hash(given.Password), []), cancellationToken);
    }

    // Only once the server listens is its address known.
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (await agents.AnyAdminAsync()) return;
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        var key = await setup.OfferAsync(cancellationToken);
        notice.Show($"{address.Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal).Replace("://[::]", "://localhost", StringComparison.Ordinal)}/setup?key={key}");
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Tells whoever started the program the set-up link: on the console, never in a log.</summary>
internal sealed class SetupNotice(TextWriter console)
{
    public void Show(string link) => console.WriteLine($"""

          Nobody can sign in yet. Open this link once to make the first admin:
          {link}

        """);
}
