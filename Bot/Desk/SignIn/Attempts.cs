using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace SupportBot.Desk.SignIn;

/// <summary>
/// Slows down guessing: so many failed sign-ins for one login from one address, for one address and for one login within a quarter
/// of an hour. The first limit is the lowest, so that a stranger cannot easily lock somebody out from elsewhere.
/// </summary>
internal sealed class Attempts(TimeProvider clock)
{
    public const int PerLoginAndAddress = 5;
    public const int PerAddress = 30;
    public const int PerLogin = 60;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);
    private const int MostKept = 20_000;
    private readonly ConcurrentDictionary<string, Count> _counts = [];

    /// <summary>Counts an attempt before its password is looked at. How long to wait when there were too many; null to go on.</summary>
    public TimeSpan? Begin(string login, IPAddress? from)
    {
        Forget();
        var now = clock.GetUtcNow();
        TimeSpan? wait = null;
        foreach (var (key, limit) in Keys(login, from))
        {
            var count = _counts.AddOrUpdate(key, _ => new Count(1, now), (_, before) => before.Add(now));
            if (count.Number > limit && count.Since + Window - now is var left && (wait is null || left > wait)) wait = left;
        }
        return wait;
    }

    /// <summary>The password was right: the attempts of this login from this address are forgiven.</summary>
    public void Succeeded(string login, IPAddress? from)
    {
        foreach (var (key, _) in Keys(login, from))
        {
            if (_counts.TryGetValue(key, out var count)) _counts.TryUpdate(key, count with { Number = count.Number - 1 }, count);
        }
        _counts.TryRemove(Pair(login, Network(from)), out _);
    }

    private static (string Key, int Limit)[] Keys(string login, IPAddress? from)
    {
        var network = Network(from);
        return [(Pair(login, network), PerLoginAndAddress), ($"a {network}", PerAddress), ($"l {login}", PerLogin)];
    }

    private static string Pair(string login, string network) => $"p {network} {login}";

    // One household gets a whole /64 of IPv6 addresses.
    private static string Network(IPAddress? address)
    {
        if (address is { IsIPv4MappedToIPv6: true }) address = address.MapToIPv4();
        return address is { AddressFamily: AddressFamily.InterNetworkV6 }
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address?.ToString() ?? "";
    }

    private void Forget()
    {
        if (_counts.Count < MostKept) return;
        var now = clock.GetUtcNow();
        foreach (var (key, count) in _counts)
        {
            if (now - count.Since >= Window) _counts.TryRemove(key, out _);
        }
        if (_counts.Count >= MostKept) _counts.Clear();
    }

    private sealed record Count(int Number, DateTimeOffset Since)
    {
        public Count Add(DateTimeOffset now) => now - Since >= Window ? new Count(1, now) : this with { Number = Number + 1 };
    }
}
