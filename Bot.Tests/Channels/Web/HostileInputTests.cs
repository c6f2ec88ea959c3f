using System.Buffers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SupportBot.Channels;
using SupportBot.Channels.Web;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Web;

public sealed class HostileInputTests
{
    [Theory]
    [InlineData("", "BadSyntax")]
    [InlineData("   ", "BadSyntax")]
    [InlineData("{", "BadSyntax")]
    [InlineData("{\"type\":\"message\",\"text\":\"half", "BadSyntax")]
    [InlineData("{\"type\":\"message\",\"text\":\"a\"} trailing", "BadSyntax")]
    [InlineData("[]", "BadSyntax")]
    [InlineData("null", "BadSyntax")]
    [InlineData("\"message\"", "BadSyntax")]
    [InlineData("{\"type\":\"message\",\"text\":\"\\x\"}", "BadSyntax")]
    [InlineData("{}", "BadArgument")]
    [InlineData("{\"type\":null}", "BadArgument")]
    [InlineData("{\"type\":5,\"text\":\"a\"}", "BadArgument")]
    [InlineData("{\"type\":\"message\",\"text\":5}", "BadArgument")]
    [InlineData("{\"type\":\"message\",\"text\":{\"a\":[1,2]}}", "BadArgument")]
    [InlineData("{\"type\":\"message\",\"text\":\"a\",\"from\":\"me\"}", "BadArgument")]
    [InlineData("{\"type\":\"message\",\"text\":\"a\",\"from\":{\"id\":5}}", "BadArgument")]
    [InlineData("{\"type\":\"message\",\"text\":\"a\",\"id\":{}}", "BadArgument")]
    [InlineData("{\"type\":\"message\",\"text\":\"a\",\"id\":\"two words\"}", "BadArgument")]
    [InlineData("{\"type\":\"message\",\"text\":\"a\",\"channelData\":{\"clientActivityID\":[]}}", "BadArgument")]
    [InlineData("{\"type\":\"message\",\"text\":\"a\",\"channelData\":{\"clientActivityID\":\"\\n\"}}", "BadArgument")]
    [InlineData("{\"type\":\"telepathy\",\"text\":\"a\"}", "BadArgument")]
    [InlineData("{\"type\":\"Message\",\"text\":\"a\"}", "BadArgument")]
    [InlineData("{\"type\":\"message\"}", "MissingProperty")]
    [InlineData("{\"type\":\"message\",\"text\":null}", "MissingProperty")]
    [InlineData("{\"type\":\"message\",\"text\":\" \\n\\t \"}", "MissingProperty")]
    [InlineData("{\"type\":\"message\",\"text\":\"\\u202e\\u0000\"}", "MissingProperty")]
    public async Task What_cannot_be_read_is_refused_with_the_reason(string body, string code)
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();

        var answer = await visitor.PostAsync(body);

        ((int)answer.Status).ShouldBe(400);
        answer.Error.ShouldBe(code);
        answer.Json!["error"]!["message"]!.ToString().ShouldNotBeEmpty();
        host.Transcript.Accepted.ShouldBeEmpty();
        ((int)(await visitor.SayAsync("still here")).Status).ShouldBe(200);
    }

    [Theory]
    [InlineData(TextRules.MaxIncomingLength, 200)]
    [InlineData(TextRules.MaxIncomingLength + 1, 413)]
    [InlineData(1_000_000, 413)]
    public async Task A_text_is_taken_whole_or_refused(int length, int status)
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();

        var answer = await visitor.SayAsync(new string('a', length));

        ((int)answer.Status).ShouldBe(status);
        host.Transcript.Accepted.Count.ShouldBe(status == 200 ? 1 : 0);
    }

    [Fact]
    public async Task A_body_without_a_stated_length_is_cut_off_at_the_limit()
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();
        using var endless = new StreamContent(new MemoryStream(new byte[1_000_000]));
        endless.Headers.ContentLength = null;
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{visitor.Path}/activities") { Content = endless };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Authorization = new("Bearer", visitor.Token);

        using var response = await host.Http.SendAsync(request);

        ((int)response.StatusCode).ShouldBe(413);
    }

    [Fact]
    public async Task Deep_nesting_is_refused()
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();

        var answer = await visitor.PostAsync($$"""{"type":"message","text":"a","value":{{new string('[', 10_000)}} }""");

        answer.Error.ShouldBe("BadSyntax");
    }

    [Theory]
    [InlineData("half an emoji \\ud83d here", "half an emoji \ufffd here")]
    [InlineData("\\ude00 and\\ttab \\\"quoted\\\" \\u00e9 \\/", "\ufffd and\ttab \"quoted\" é /")]
    [InlineData("pay \\u202eelddir\\u202c", "pay elddir")]
    [InlineData("Z\\u0300\\u0301\\u0302\\u0303\\u0304\\u0305\\u0306a", "Z\u0300\u0301\u0302\u0303a")]
    [InlineData("bell\\u0007 nul\\u0000 end", "bell nul end")]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    public async Task Hostile_characters_are_made_harmless_and_the_rest_is_kept(string sent, string kept)
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();

        await visitor.PostAsync($$$"""{"type":"message","text":"{{{sent}}}","from":{"id":"x","name":"{{{sent}}}"}}""");

        host.Transcript.Accepted.Single().Content.ShouldBe(new IncomingContent.Text(kept));
        host.Transcript.Accepted.Single().Sender.Name.ShouldBe(kept);
        (await visitor.ReadAsync()).Activities[0]!["text"]!.ToString().ShouldBe(kept);
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_read_as_far_as_they_go()
    {
        byte[] body = [.. """{"type":"message","text":"a"""u8, 0xff, 0xfe, .. "b\\n\"}"u8];

        var activity = ActivityReader.Read(new ReadOnlySequence<byte>(body));

        activity!.Content(hasFiles: false).ShouldBe(new IncomingContent.Text("a\ufffd\ufffdb"));
    }

    [Fact]
    public void Any_text_is_read_as_it_was_written() =>
        Check.One(Some.Thorough, Prop.ForAll(Texts.Wild, text =>
        {
            var body = $$"""{"type":"message","text":{{Escaped(text)}}}""";
            var activity = ActivityReader.Read(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(body)));
            return activity!.Text == text;
        }));

    [Fact]
    public void No_mutation_of_an_activity_brings_the_reader_down()
    {
        const string whole = """{"type":"message","id":"a","text":"h\u00e9\ud83d\ude00llo","value":{"a":[1,true,null]},"from":{"id":"x","name":"y"},"channelData":{"clientActivityID":"1","postBack":true}}""";
        var random = new Random(20260302);
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(whole);
            for (var change = random.Next(1, 6); change > 0; change--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var read = ActivityReader.Read(new ReadOnlySequence<byte>(bytes, 0, random.Next(1, bytes.Length + 1)));
            if (read?.Check() is null) read?.Content(hasFiles: false);
        }
    }

    [Fact]
    public async Task A_watermark_that_is_not_ours_is_refused()
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();

        foreach (var watermark in (string[])["x", "-1", "1.5", "99999999999999999999", "%00"])
            (await visitor.ReadAsync(watermark)).Error.ShouldBe("BadArgument", watermark);
    }

    // As browsers write it: JSON.stringify escapes lone surrogates.
    private static string Escaped(string text)
    {
        var json = new StringBuilder("\"");
        foreach (var c in text) json.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        return json.Append('"').ToString();
    }
}
