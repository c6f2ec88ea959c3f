using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using SupportBot.Channels;
using SupportBot.Channels.Discord;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Discord;

/// <summary>Whatever the gateway sends, the next message is heard.</summary>
public sealed class DiscordDamageTests
{
    private static readonly string[] Originals =
        ["ready", "dm", "dm_markup", "voice", "image", "poll", "forward", "server_mention", "private_thread", "edited", "pressed_dm", "pressed_thread"];

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
    public void A_payload_with_torn_bytes_never_throws() => Prop.ForAll(Torn, HearCalmly).Check(Some.Thorough.WithMaxTest(1000));

    [Fact]
    public void A_payload_with_unexpected_values_never_throws() => Prop.ForAll(Odd, HearCalmly).Check(Some.Thorough.WithMaxTest(3000));

    [Fact]
    public void A_hostile_text_is_cleaned_and_never_stops_the_reading() =>
        Prop.ForAll(Texts.Wild, text =>
        {
            var json = System.Text.Json.JsonSerializer.Serialize(text);
            var frame = $$$"""{"op":0,"t":"MESSAGE_CREATE","s":2,"d":{"id":"1","channel_id":"1","author":{"id":"2","username":{{{json}}}},"content":{{{json}}}}}""";
            var heard = DispatchReader.Read(DispatchReader.ReadFrame(Encoding.UTF8.GetBytes(frame))!, "9");
            if (heard.ShouldBeOfType<Heard.Direct>().Message.Content is IncomingContent.Text said) said.Value.ShouldBe(TextRules.Clean(said.Value));
        }).Check(Some.Thorough);

    private static void HearCalmly(byte[] frame)
    {
        if (DispatchReader.ReadFrame(frame) is not { } read) return;
        var heard = DispatchReader.Read(read, "900000000000000001");
        if (heard is Heard.Direct { Message: var message }) Snowflake.IsValid(message.Address.Value).ShouldBeTrue();
        if (heard is Heard.Pressed { Message: var press }) Snowflake.IsValid(press.Address.Value).ShouldBeTrue();
        if (heard is Heard.InServer { Message: var said }) Snowflake.IsValid(said.GuildId).ShouldBeTrue();
    }

    private static Arbitrary<byte[]> Torn { get; } = (
        from name in Gen.Elements(Originals)
        from at in Gen.Choose(0, int.MaxValue - 1)
        from piece in Gen.Elements("", "null", "\"", "{", "}", "[", "]", ",", ":", "1e400", "-1", "\\ud800", "\"../\"", "true", "\u0000", "ż")
        from length in Gen.Choose(0, 12)
        select Tear(DiscordReadingTests.Fixture(name), at, piece, length)).ToArbitrary();

    private static Arbitrary<byte[]> Odd { get; } = (
        from name in Gen.Elements(Originals)
        from at in Gen.Choose(0, int.MaxValue - 1)
        from value in Gen.Elements("null", "{}", "[]", "[null]", "[[]]", "[7]", "7", "-7", "1.5", "1e300", "true", "\"\"", "\"x\"", "\"../x\"", "\"99999999999999999999\"")
        select Swap(DiscordReadingTests.Fixture(name), at, value)).ToArbitrary();

    private static byte[] Tear(byte[] original, int place, string piece, int length)
    {
        var at = place % original.Length;
        return [.. original[..at], .. Encoding.UTF8.GetBytes(piece), .. original[Math.Min(original.Length, at + length)..]];
    }

    private static byte[] Swap(byte[] original, int place, string value)
    {
        var root = JsonNode.Parse(original)!;
        var nodes = Below(root).ToArray();
        nodes[place % nodes.Length](JsonNode.Parse(value));
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    /// <summary>A way to replace each value inside a JSON document.</summary>
    private static IEnumerable<Action<JsonNode?>> Below(JsonNode? node) => node switch
    {
        JsonObject map => map.ToArray().SelectMany(pair => Below(pair.Value).Append(value => map[pair.Key] = value)),
        JsonArray list => Enumerable.Range(0, list.Count).SelectMany(i => Below(list[i]).Append(value => list[i] = value)),
        _ => [],
    };
}
