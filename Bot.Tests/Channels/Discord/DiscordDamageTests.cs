using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SupportBot.Channels;
using SupportBot.Channels.Discord;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Discord;

/// <summary>Whatever the gateway sends, the next message is heard.</summary>
public sealed class DiscordDamageTests
{
    private static readonly string[] Originals = [.. Fixture.Names("discord").Select(name => Fixture.Read($"discord/{name}"))];

    private static readonly string[] Damaged =
    [
        "not json",
        "",
        "[]",
        "{}",
        """{"op":"zero"}""",
        """{"op":0,"s":2,"d":{}}""",
        """{"op":0,"t":"MESSAGE_CREATE","s":2,"d":null}""",
        """{"op":0,"t":"MESSAGE_CREATE","s":2,"d":[]}""",
        """{"op":0,"t":"MESSAGE_CREATE","s":2,"d":{"id":5}}""",
        """{"op":0,"t":"MESSAGE_CREATE","s":2,"d":{"id":null,"channel_id":"1"}}""",
        """{"op":0,"t":"MESSAGE_CREATE","s":2,"d":{"id":"1","channel_id":"../1","author":{"id":"2"},"content":"x"}}""",
        """{"op":0,"t":"MESSAGE_CREATE","s":2,"d":{"id":"1","channel_id":"1","author":{"id":"2"},"content":["x"]}}""",
        """{"op":0,"t":"MESSAGE_CREATE","s":2,"d":{"id":"1","channel_id":"1","author":{"id":"2"},"content":"\ud800"}}""",
        """{"op":0,"t":"INTERACTION_CREATE","s":2,"d":{"id":"1","token":"t","type":3,"data":{"component_type":2}}}""",
        """{"op":0,"t":"READY","s":2,"d":{"session_id":"s"}}""",
    ];

    [Fact]
    public async Task Damaged_frames_are_skipped_and_counted_and_the_next_message_is_heard()
    {
        await using var discord = await DiscordServer.StartAsync();
        var inbox = new RecordingInbox();
        await using var bot = new DiscordBot(discord, inbox);
        await inbox.NextCallAsync();
        foreach (var frame in Damaged)
        {
            discord.Gateway.SendRaw(frame);
            discord.World.WriteDirect("Ola", frame);
            await inbox.NextAsync();
        }
        bot.Skipped("damaged").ShouldBe(Damaged.Length);
        discord.Gateway.Identifies.ShouldBe(1);
    }

    [Fact]
    public async Task Frames_of_kinds_nobody_knows_are_skipped_and_counted_by_their_kind()
    {
        await using var discord = await DiscordServer.StartAsync();
        var inbox = new RecordingInbox();
        await using var bot = new DiscordBot(discord, inbox);
        await inbox.NextCallAsync();
        discord.Gateway.SendRaw("""{"op":4711,"d":null}""");
        discord.Gateway.SendRaw("""{"op":0,"t":"INTERACTION_CREATE","s":2,"d":{"id":"1","token":"t","type":2}}""");
        discord.Gateway.SendRaw("""{"op":0,"t":"SOMETHING_NEW","s":2,"d":{"id":"1"}}""");
        await discord.WriteAsync("Ola", "hello");
        await inbox.NextAsync();
        (bot.Skipped("unknown-op"), bot.Skipped("interaction"), bot.Skipped("damaged")).ShouldBe((1, 1, 0));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"op":10,"d":{"heartbeat_interval":-1}}""")]
    [InlineData("""{"op":10}""")]
    public async Task A_damaged_hello_is_skipped_and_the_next_one_taken(string frame)
    {
        await using var discord = await DiscordServer.StartAsync();
        discord.Gateway.BeforeHello.Enqueue(frame);
        await using var bot = new DiscordBot(discord, new RecordingInbox());
        await discord.Gateway.UntilReadyAsync();
        bot.Skipped("damaged").ShouldBe(1);
    }

    [Fact]
    public async Task A_binary_frame_and_one_too_long_to_be_true_are_skipped_and_counted()
    {
        await using var discord = await DiscordServer.StartAsync();
        var inbox = new RecordingInbox();
        await using var bot = new DiscordBot(discord, inbox);
        await inbox.NextCallAsync();
        discord.Gateway.SendBinary([1, 2, 3]);
        discord.Gateway.SendRaw(new string(' ', GatewaySocket.LongestFrame + 1));
        await discord.WriteAsync("Ola", "hello");
        (await inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Text("hello"));
        (bot.Skipped("binary"), bot.Skipped("oversized")).ShouldBe((1, 1));
        discord.Gateway.Identifies.ShouldBe(1);
    }

    [Fact]
    public void A_payload_with_torn_bytes_never_throws() =>
        Prop.ForAll(DamagedJson.WrongBytes(Originals), HearCalmly).Check(Some.Thorough.WithMaxTest(1000));

    [Fact]
    public void A_payload_with_unexpected_values_never_throws() =>
        Prop.ForAll(DamagedJson.WrongValues(Originals), json => HearCalmly(Encoding.UTF8.GetBytes(json)))
            .Check(Some.Thorough.WithMaxTest(3000));

    [Fact]
    public void A_hostile_text_is_cleaned_and_never_stops_the_reading() =>
        Prop.ForAll(Texts.Wild, text =>
        {
            var json = System.Text.Json.JsonSerializer.Serialize(text);
            var message = $$$"""{"id":"1","channel_id":"1","author":{"id":"2","username":{{{json}}}},"content":{{{json}}}}""";
            var frame = $$"""{"op":0,"t":"MESSAGE_CREATE","s":2,"d":{{message}}}""";
            var heard = DispatchReader.Read(DispatchReader.ReadFrame(Encoding.UTF8.GetBytes(frame))!, "9", "https://cdn.discordapp.com");
            var content = heard.ShouldBeOfType<Heard.Direct>().Message.Content;
            if (content is IncomingContent.Text said) said.Value.ShouldBe(TextRules.Clean(said.Value));
        }).Check(Some.Thorough);

    private static void HearCalmly(byte[] frame)
    {
        if (DispatchReader.ReadFrame(frame) is not { } read) return;
        var heard = DispatchReader.Read(read, "900000000000000001", "https://cdn.discordapp.com");
        if (heard is Heard.Direct { Message: var message }) Snowflake.IsValid(message.Address.Value).ShouldBeTrue();
        if (heard is Heard.Pressed { Message: var press }) Snowflake.IsValid(press.Address.Value).ShouldBeTrue();
        if (heard is Heard.InServer { Message: var said }) Snowflake.IsValid(said.GuildId).ShouldBeTrue();
    }
}
