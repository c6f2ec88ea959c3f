using System.Globalization;
using SupportBot.Channels;
using SupportBot.Storage;
using SupportBot.Tests.Support;
using SupportBot.Triage.Listening;
using Xunit.Abstractions;

namespace SupportBot.Tests.Processes;

/// <summary>The process is killed again and again in the middle of its work (SIGKILL), and nobody notices.</summary>
[Collection(ProcessCollection.Name)]
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Seed = 20260302;
    private static readonly TimeSpan LongestLife = TimeSpan.FromMilliseconds(1200);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly int Cycles = int.Parse(Environment.GetEnvironmentVariable("SUPPORTBOT_KILL_CYCLES") ?? "25", CultureInfo.InvariantCulture);

    private readonly Random _random = new(Seed);

    [Fact]
    public async Task Killed_again_and_again_under_load_it_loses_doubles_and_reorders_nothing()
    {
        using var folder = new DataFolder();
        await using var messengers = await Messengers.OpenAsync();
        var bot = await BotProcess.ServeAsync(folder.Path, messengers.Address, messengers.Settings);
        var crowd = await Crowd.GatherAsync(messengers, each: 4, Seed);

        for (var cycle = 0; cycle < Cycles; cycle++)
        {
            await Task.Delay(LongestLife * _random.NextDouble(), TimeProvider.System);
            await bot.KillAsync();
            await bot.DisposeAsync();
            crowd.Pause();
            bot = await BotProcess.ServeAsync(folder.Path, messengers.Address, messengers.Settings);
            crowd.GoOn();
        }
        await crowd.StopAsync();
        var conversations = await SettledAsync(folder.Database, crowd);
        var seen = await SeenOnTheWebAsync(messengers, crowd, conversations);
        await bot.TerminateAsync();
        await bot.DisposeAsync();

        output.WriteLine($"{Cycles} kills, {crowd.Members.Sum(member => member.Written.Count)} messages, "
            + $"{conversations.Values.Sum(conversation => conversation.Outbox.Count(sending => sending.State is DeliveryState.Uncertain))} sends cut off.");
        foreach (var member in crowd.Members)
        {
            var conversation = conversations[member.Name];
            conversation.Written.ShouldBe(member.Written, member.Name);
            conversation.Said.Count.ShouldBe(RepliesOwed(conversation), member.Name);
            await CheckDeliveredAsync(messengers, member, conversation, seen);
        }
    }

    /// <summary>Waits until everything written is in the store, every turn is taken and every reply is sent or given up.</summary>
    private static async Task<Dictionary<string, StoredConversation>> SettledAsync(string file, Crowd crowd)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var conversations = (await StoredConversation.ReadAllAsync(file)).ToDictionary(conversation => conversation.Customer);
            var isSettled = crowd.Members.All(member => conversations[member.Name].Written.Count >= member.Written.Count)
                && conversations.Values.All(conversation => !conversation.IsOwedATurn && conversation.Outbox.All(sending => sending.State >= DeliveryState.Sent));
            if (isSettled || patience.IsCancellationRequested) return conversations;
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }

    // The handoff, and one answer to each turn that asked; a turn of many messages at once is no question any more.
    private static int RepliesOwed(StoredConversation conversation) => 1 + conversation.Turns().Skip(1).Count(StatusQuestion.Asks);

    private static async Task<Dictionary<string, List<string>>> SeenOnTheWebAsync(
        Messengers messengers, Crowd crowd, Dictionary<string, StoredConversation> conversations)
    {
        var seen = new Dictionary<string, List<string>>();
        foreach (var member in crowd.Members.Where(member => member.Channel == ChannelName.Web))
        {
            // The handoff was read at the beginning.
            var texts = seen[member.Name] = [conversations[member.Name].Said[0]];
            while (texts.Count < conversations[member.Name].Said.Count) texts.Add((await messengers.Web.NextAsync(member.Name)).Text);
        }
        return seen;
    }

    private static async Task CheckDeliveredAsync(
        Messengers messengers, CrowdMember member, StoredConversation conversation, Dictionary<string, List<string>> seenOnTheWeb)
    {
        if (member.Channel == ChannelName.Web)
        {
            seenOnTheWeb[member.Name].ShouldBe(conversation.Said, member.Name);
            (await messengers.Web.SeenAsync(member.Name)).ShouldBeEmpty(member.Name);
            return;
        }
        conversation.Outbox.Select(sending => sending.Text).ShouldBe(conversation.Said, member.Name);
        if (member.Channel == ChannelName.Discord) CheckCertain(messengers.Discord.World.ShownTo(member.Name), conversation, member.Name);
        else CheckCutOff(messengers.Telegram.ShownTo(member.Name), conversation, member.Name);
    }

    // Discord knows a repeat when it sees one, so what a kill cut off is simply sent again.
    private static void CheckCertain(IReadOnlyList<(string Id, string Text)> shown, StoredConversation conversation, string name)
    {
        shown.Select(message => message.Text).ShouldBe(conversation.Said, name);
        conversation.Outbox.ShouldAllBe(sending => sending.State == DeliveryState.Sent);
    }

    // What a kill cut off on Telegram may have arrived or not, and is marked so; every other reply arrived once, in order.
    private static void CheckCutOff(IReadOnlyList<(string Id, string Text)> shown, StoredConversation conversation, string name)
    {
        conversation.Outbox.ShouldAllBe(sending => sending.State == DeliveryState.Sent || sending.State == DeliveryState.Uncertain);
        var certain = conversation.Outbox.Where(sending => sending.State is DeliveryState.Sent).Select(sending => sending.MessengersId).ToHashSet();
        shown.Select(message => message.Id).Where(certain.Contains).ShouldBe(
            conversation.Outbox.Where(sending => sending.State is DeliveryState.Sent).Select(sending => sending.MessengersId!), name);
        shown.Count.ShouldBeLessThanOrEqualTo(conversation.Outbox.Count, name);
        var next = 0;
        foreach (var sending in conversation.Outbox)
            if (next < shown.Count && shown[next].Text == sending.Text) next++;
        next.ShouldBe(shown.Count, $"{name} was shown something twice or out of order");
    }
}
