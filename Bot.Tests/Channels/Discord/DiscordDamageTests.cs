using System.Diagnostics;
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

    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(100);

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

    // The whole hundred thousand in every run, the same ones each time: it takes some seconds.
    [Fact]
    public void A_hundred_thousand_damaged_dispatches_are_read_or_counted_and_none_is_slow()
    {
        var mutator = new JsonMutator(Originals, seed: 20_261_122);
        var (read, nothing, counted) = (0, 0, 0);
        for (var i = 0; i < 100_000; i++)
        {
            var frame = mutator.Next();
            var began = Stopwatch.GetTimestamp();
            var heard = Hear(frame);
            if (Stopwatch.GetElapsedTime(began) > Slow) ShouldNotBeSlow(frame);
            if (heard is null or Heard.Unreadable) counted++;
            else if (heard is Heard.Nothing) nothing++;
            else read++;
            foreach (var message in MessagesOf(heard)) ShouldBeFitToKeep(message);
        }
        (read + nothing + counted).ShouldBe(100_000);
        read.ShouldBeGreaterThan(10_000);
        nothing.ShouldBeGreaterThan(5_000);
        counted.ShouldBeGreaterThan(10_000);
    }

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

    private static Heard? Hear(byte[] frame) =>
        DispatchReader.ReadFrame(frame) is { } read ? DispatchReader.Read(read, "900000000000000001", "https://cdn.discordapp.com") : null;

    // A pause of the machine is nobody's fault: what is slow is slow every time.
    private static void ShouldNotBeSlow(byte[] frame)
    {
        var took = Enumerable.Range(0, 3).Min(_ =>
        {
            var began = Stopwatch.GetTimestamp();
            Hear(frame);
            return Stopwatch.GetElapsedTime(began);
        });
        took.ShouldBeLessThan(Slow, Encoding.UTF8.GetString(frame));
    }

    private static IReadOnlyList<IncomingMessage> MessagesOf(Heard? heard) => heard switch
    {
        Heard.Direct direct => [direct.Message],
        Heard.InServer said => [said.Message.Message],
        Heard.Pressed pressed => [pressed.Message],
        Heard.Commanded used => [used.Message],
        Heard.Deleted deleted => deleted.Messages,
        _ => [],
    };

    private static void ShouldBeFitToKeep(IncomingMessage message)
    {
        Snowflake.IsValid(message.Address.Value).ShouldBeTrue();
        message.ExternalId.Length.ShouldBeInRange(1, 64);
        if (message.RepliesTo is { } answered) Snowflake.IsValid(answered).ShouldBeTrue();
        if (message.Sender.Name is { } name) name.ShouldBe(TextRules.Clean(name, TextRules.MaxNameLength));
        if (message.Content is IncomingContent.Text said) said.Value.ShouldBe(TextRules.Clean(said.Value));
    }
}
