using System.Collections.Concurrent;
using System.Net;
using SupportBot.Channels;
using SupportBot.Storage;

namespace SupportBot.Desk.SignIn;

/// <summary>
/// Slows down guessing: so many failed sign-ins for one login from one address, for one address and for one login within a quarter
/// of an hour, on all nodes together. The first limit is the lowest, so that a stranger cannot easily lock somebody out from elsewhere.
/// </summary>
internal sealed class Attempts(AttemptStore store, TimeProvider clock)
{
    public const int PerLoginAndAddress = 5;
    public const int PerAddress = 30;
    public const int PerLogin = 60;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);
    private const int MostKept = 20_000;

    // Who is turned away until when: further guesses are no work for the store.
    private readonly ConcurrentDictionary<string, DateTimeOffset> _shut = [];

    /// <summary>Counts an attempt before its password is looked at. How long to wait when there were too many; null to go on.</summary>
    public async Task<TimeSpan?> BeginAsync(string login, IPAddress? from)
    {
        var keys = Keys(login, from);
        if (Wait(keys.Max(key => _shut.GetValueOrDefault(key.Whose))) is { } known) return known;
        var counted = Task.WhenAll(keys.Select(CountAsync));
        await Task.WhenAll(counted, store.ForgetOldAsync(Window));
        return Wait((await counted).Max());
    }

    /// <summary>The password was right: the attempts of this login from this address are forgiven.</summary>
    public Task ForgiveAsync(string login, IPAddress? from)
    {
        var network = CallerNetwork.Of(from);
        return Task.WhenAll(store.ForgetAsync(Pair(login, network)), store.TakeBackAsync(Address(network)), store.TakeBackAsync(Login(login)));
    }

    /// <returns>Until when this one is turned away.</returns>
    private async Task<DateTimeOffset> CountAsync((string Whose, int Limit) key)
    {
        var (number, since) = await store.AddAsync(key.Whose, Window);
        if (number <= key.Limit) return default;
        Shut(key.Whose, since + Window);
        return since + Window;
    }

    private TimeSpan? Wait(DateTimeOffset until)
    {
        var now = clock.GetUtcNow();
        return until > now ? until - now : null;
    }

    private void Shut(string whose, DateTimeOffset until)
    {
        if (_shut.Count >= MostKept)
        {
            var now = clock.GetUtcNow();
            foreach (var (key, end) in _shut) if (end <= now) _shut.TryRemove(key, out _);
            if (_shut.Count >= MostKept) _shut.Clear();
        }
        _shut[whose] = until;
    }

    private static (string Whose, int Limit)[] Keys(string login, IPAddress? from)
    {
        var network = CallerNetwork.Of(from);
        // Nobody has a longer one, and whoever tries them shall not fill the memory.
        if (login.Length > Logins.MaxLength) login = "";
        return [(Pair(login, network), PerLoginAndAddress), (Address(network), PerAddress), (Login(login), PerLogin)];
    }

    private static string Pair(string login, string network) => $"p {network} {login}";

    private static string Address(string network) => $"a {network}";

    private static string Login(string login) => $"l {login}";
}
