using SupportBot.Tests.Support;

namespace SupportBot.Tests.Processes;

/// <summary>Everything that goes wrong between the product and Telegram and Discord.</summary>
internal static class MessengerStorm
{
    // A connection that breaks takes others with it until it is back, so it breaks less often than single events are disturbed.
    private const int EventsForOneConnection = 40;

    private static readonly Func<Random, TelegramFault>[] TelegramCalls =
    [
        random => new TelegramFault.Reject(429, "Too Many Requests", random.Next(1, 4)), random => new TelegramFault.Reject(random.Next(500, 505), "Bad Gateway"),
        _ => new TelegramFault.DropBefore(), _ => new TelegramFault.DropAfter(), random => new TelegramFault.Slow(UpTo(random, seconds: 2)),
        _ => new TelegramFault.Body(200, "<html>garbage"),
    ];

    private static readonly Func<Random, TelegramFault>[] TelegramPolls = [.. TelegramCalls, _ => new TelegramFault.Twice(), _ => new TelegramFault.Reversed()];

    private static readonly Func<Random, DiscordFault>[] DiscordSockets = [_ => new DiscordFault.Answers(503), _ => new DiscordFault.Dropped()];

    private static readonly Func<Random, DiscordFault>[] DiscordCalls =
    [
        random => new DiscordFault.TooMany(0.3 + (2 * random.NextDouble())), random => new DiscordFault.Answers(random.Next(500, 505)),
        _ => new DiscordFault.Dropped(), _ => new DiscordFault.AnswerLost(), random => new DiscordFault.Slow(UpTo(random, seconds: 2)),
        _ => new DiscordFault.Answers(200, "<html>garbage"),
    ];

    private static readonly Func<Random, GatewayFault>[] DiscordEvents =
    [
        .. Enumerable.Repeat<Func<Random, GatewayFault>>(_ => new GatewayFault.Twice(), EventsForOneConnection),
        .. Enumerable.Repeat<Func<Random, GatewayFault>>(random => new GatewayFault.Late(UpTo(random, seconds: 0.3)), EventsForOneConnection),
        .. Enumerable.Repeat<Func<Random, GatewayFault>>(random => new GatewayFault.Slow(UpTo(random, seconds: 0.1)), EventsForOneConnection),
        .. Enumerable.Repeat<Func<Random, GatewayFault>>(_ => new GatewayFault.Garbage(), EventsForOneConnection),
        _ => new GatewayFault.CutBefore(), _ => new GatewayFault.CutAfter(), _ => new GatewayFault.Reconnect(), _ => new GatewayFault.Invalid(),
        _ => new GatewayFault.Silence(),
    ];

    // 41 s at Discord: a connection that only seems to be alive is noticed that much sooner.
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(2);

    public static void Over(Messengers messengers, Storm storm)
    {
        messengers.Telegram.Disturbs = method => method == "getUpdates"
            ? storm.Next("Telegram, receiving", TelegramPolls) : storm.Next("Telegram, sending", TelegramCalls);
        messengers.Discord.Faults.Disturbs = line => line.EndsWith("/gateway", StringComparison.Ordinal)
            ? storm.Next("Discord, connecting", DiscordSockets) : storm.Next("Discord, sending", DiscordCalls);
        messengers.Discord.Gateway.Disturbs = () => storm.Next("Discord, receiving", DiscordEvents);
        messengers.Discord.Gateway.HeartbeatInterval = Heartbeat;
    }

    private static TimeSpan UpTo(Random random, double seconds) => TimeSpan.FromSeconds(seconds * random.NextDouble());
}
