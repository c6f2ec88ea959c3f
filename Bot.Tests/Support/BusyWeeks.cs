using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Tests.Support;

/// <summary>Four weeks at the small company of <see cref="BusyMorning"/>, settled, for what is counted over them.</summary>
internal static class BusyWeeks
{
    private const int Days = 28;
    private static readonly TimeSpan OpensAt = TimeSpan.FromHours(9);
    private static readonly string[] Names = ["Amelia", "Jakub", "Ольга", "Noah", "Zuzanna", "Павел", "Grace", "Piotr", "Елена", "Henry", "Maja", "Игорь"];

    private sealed record Matter(Language Language, string Queue, HandoffReason Reason, string[] Words);

    private static readonly Matter[] Matters =
    [
        new(Language.En, Queues.Billing, HandoffReason.ScriptEnded, ["I was charged twice for order {0}", "charged twice again, order {0}, please look", "my card was charged twice for the order {0}"]),
        new(Language.En, Queues.Technical, HandoffReason.BeyondFirstLine, ["the export gives an empty file since the update", "empty file from the export, invoice {0}", "export of {0} rows makes an empty file"]),
        new(Language.Ru, Queues.Technical, HandoffReason.NotUnderstood, ["терминал не видит принтер чеков после обновления", "принтер чеков не печатает, касса {0}", "после обновления принтер чеков молчит"]),
        new(Language.Pl, Queues.Delivery, HandoffReason.AskedForPerson, ["kurier nie dostarczył paczki {0}", "paczka {0} stoi w sortowni od tygodnia", "paczka nie dotarła, kurier nie odbiera"]),
        new(Language.En, Queues.Support, HandoffReason.Anger, ["THIS IS OUTRAGEOUS, three weeks and nobody answers, I am furious!!!", "third time I write about {0}, unbelievable, are you serious??"]),
        new(Language.Pl, Queues.Support, HandoffReason.Urgent, ["nikt nie może się zalogować, sklep {0} stoi", "nie mogę się zalogować po zmianie hasła"]),
    ];

    /// <param name="seed">The same seed tells the same weeks.</param>
    public static async Task FillAsync(DeskHost host, IReadOnlyList<Agent> agents, int seed)
    {
        var random = new Random(seed);
        var today = TimeProvider.System.GetUtcNow().UtcDateTime.Date;
        for (var day = Days; day > 0; day--)
        {
            // It grows from week to week.
            for (var i = 0; i < 3 + ((Days - day) / 7); i++)
            {
                var at = new DateTimeOffset(today.AddDays(-day) + OpensAt + TimeSpan.FromMinutes(random.Next(0, 480)), TimeSpan.Zero);
                await OneAsync(host, agents, Matters[random.Next(Matters.Length)], TimeProvider.System.GetUtcNow() - at, random);
            }
        }
    }

    private static async Task OneAsync(DeskHost host, IReadOnlyList<Agent> agents, Matter matter, TimeSpan ago, Random random)
    {
        var channel = new[] { ChannelName.Web, ChannelName.Telegram, ChannelName.Discord }[random.Next(3)];
        var story = host.Tell(new(Names[random.Next(Names.Length)], channel, matter.Language), ago);
        await story.WritesAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, matter.Words[random.Next(matter.Words.Length)], random.Next(10400, 10600)));
        if (random.Next(10) < 4)
        {
            await story.After(Minutes(random, 2, 9)).SettledByBotAsync();
        }
        else
        {
            var agent = agents[random.Next(agents.Count)];
            await story.HandsOffAsync(matter.Reason, matter.Reason is HandoffReason.Urgent or HandoffReason.Anger ? Urgency.High : null, matter.Queue);
            await story.After(Minutes(random, 1, 8)).ClaimedAsync(agent);
            await story.After(Minutes(random, 1, 5)).RepliesAsync(agent, "I am looking at it now.");
            await story.After(Minutes(random, 2, 8)).WritesAsync("ok, thank you");
            await story.After(Minutes(random, 2, 9)).RepliesAsync(agent, "It is put right; please try again.");
            await story.After(Minutes(random, 1, 4)).ResolvedAsync(agent);
        }
        if (random.Next(10) < 4) await story.After(Minutes(random, 1, 30)).RatesAsync(random.Next(10) < 8 ? random.Next(4, 6) : random.Next(2, 4));
        if (random.Next(12) == 0 && ago > TimeSpan.FromDays(2)) await BackAgainAsync(await story.After(TimeSpan.FromHours(20)).ReturnsAsync("it is back again"), agents[random.Next(agents.Count)]);
    }

    private static async Task BackAgainAsync(Story story, Agent agent)
    {
        await story.ClaimedAsync(agent);
        await story.After(TimeSpan.FromMinutes(9)).RepliesAsync(agent, "It was something else this time, and that is put right as well.");
        await story.ResolvedAsync(agent);
    }

    private static TimeSpan Minutes(Random random, int from, int to) => TimeSpan.FromMinutes(random.Next(from, to));
}
