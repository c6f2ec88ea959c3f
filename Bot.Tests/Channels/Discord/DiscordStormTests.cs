using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Discord;

/// <summary>Everything that can go wrong with receiving, at random and all at once.</summary>
public sealed class DiscordStormTests
{
    private const int Messages = 150;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Through_drops_kills_doubles_and_a_failing_disk_every_message_arrives_once_and_in_order(int seed)
    {
        await using var discord = await DiscordServer.StartAsync();
        var inbox = new RecordingInbox();
        var bot = new DiscordBot(discord, inbox);
        // Before the first session is on disk there is nothing Discord could go on with.
        await inbox.NextCallAsync();
        var chance = new Random(seed);
        for (var i = 0; i < Messages; i++)
        {
            discord.World.WriteDirect("Ola", $"{i}");
            if (chance.Next(12) == 0) bot = await RestartAsync(bot, discord, inbox);
            else Trouble(chance.Next(20), discord, inbox);
        }
        discord.Gateway.SendsDispatchesTwice = false;
        for (var i = 0; i < Messages; i++) await inbox.NextAsync();
        await bot.DisposeAsync();
        DiscordSessionTests.Texts(inbox).ShouldBe(Enumerable.Range(0, Messages).Select(i => $"{i}"));
        discord.Gateway.Identifies.ShouldBe(1);
    }

    private static async Task<DiscordBot> RestartAsync(DiscordBot bot, DiscordServer discord, RecordingInbox inbox)
    {
        await bot.DisposeAsync();
        return new DiscordBot(discord, inbox);
    }

    private static void Trouble(int kind, DiscordServer discord, RecordingInbox inbox)
    {
        switch (kind)
        {
            case 0:
                discord.Gateway.DropConnections();
                break;
            case 1:
                discord.Gateway.AskToReconnect();
                break;
            case 2:
                discord.Gateway.InvalidateSession(resumable: true);
                break;
            case 3:
                discord.Gateway.Close(4000);
                break;
            case 4:
                inbox.FailNext(2);
                break;
            case 5:
                discord.Gateway.SendsDispatchesTwice ^= true;
                break;
            case 6:
                discord.Gateway.SendRaw("{ damaged");
                break;
        }
    }
}
