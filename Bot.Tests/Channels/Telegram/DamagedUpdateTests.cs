using System.Diagnostics;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using SupportBot.Channels;
using SupportBot.Channels.Telegram;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Telegram;

public sealed class DamagedUpdateTests
{
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(100);

    private static readonly UpdateReader Reader = new(new Self("7654321") { Username = "example_support_bot" });

    private static IReadOnlyList<string> Originals { get; } = [.. Fixture.Names("telegram").Select(name => Fixture.Read($"telegram/{name}"))];

    // The whole hundred thousand in every run, the same ones each time: it takes some seconds.
    [Fact]
    public void A_hundred_thousand_damaged_updates_are_read_or_counted_and_none_is_slow()
    {
        var mutator = new JsonMutator(Originals, seed: 20_261_122);
        var (read, skipped, garbled) = (0, 0, 0);
        for (var i = 0; i < 100_000; i++)
        {
            byte[] body = [.. """{"ok":true,"result":["""u8, .. mutator.Next(), .. "]}"u8];
            var began = Stopwatch.GetTimestamp();
            var readings = ReadAll(body);
            if (Stopwatch.GetElapsedTime(began) > Slow) ShouldNotBeSlow(body);
            if (readings is null) garbled++;
            else foreach (var reading in readings)
            {
                if (reading is Reading.Skipped) skipped++;
                else read++;
                if (reading is Reading.Received received) ShouldBeFitToKeep(received.Message);
            }
        }

        // Nothing at all may be left of one.
        (read + skipped + garbled).ShouldBeGreaterThan(99_000);
        read.ShouldBeGreaterThan(10_000);
        skipped.ShouldBeGreaterThan(10_000);
        garbled.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public void Whatever_is_wrong_in_a_refusal_it_stays_a_refusal()
    {
        string[] refusals =
        [
            """{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 5","parameters":{"retry_after":5}}""",
            """{"ok":false,"error_code":400,"description":"Bad Request: group chat was upgraded to a supergroup chat","parameters":{"migrate_to_chat_id":-1001}}""",
        ];
        Prop.ForAll(DamagedJson.WrongValues(refusals), json => Answer.Read(429, Encoding.UTF8.GetBytes(json)).ShouldBeOfType<Answer.Rejected>().Code.ShouldBe(429))
            .Check(Some.Thorough);
    }

    /// <returns>Null when it is no answer at all.</returns>
    private static List<Reading>? ReadAll(byte[] body) => Answer.Read(200, body) is Answer.Done { Result.ValueKind: JsonValueKind.Array } done
        ? [.. done.Result.EnumerateArray().Select(Reader.Read)]
        : null;

    // On a busy machine anything may be slow once.
    private static void ShouldNotBeSlow(byte[] body) => Enumerable.Range(0, 5).Min(_ =>
    {
        var began = Stopwatch.GetTimestamp();
        ReadAll(body);
        return Stopwatch.GetElapsedTime(began);
    }).ShouldBeLessThan(Slow, Encoding.UTF8.GetString(body));

    private static void ShouldBeFitToKeep(IncomingMessage message)
    {
        string[] ids = [message.ExternalId, message.Address.Value, message.RepliesTo ?? "-"];
        string?[] texts = message.Content switch
        {
            IncomingContent.Text text => [text.Value],
            IncomingContent.Choice choice => [choice.Value, choice.Label],
            IncomingContent.Edit edit => [edit.Value],
            IncomingContent.Unreadable unreadable => [unreadable.Kind],
            IncomingContent.Reach => [],
            _ => throw new InvalidOperationException("A new kind of content is not tested."),
        };
        ids.FirstOrDefault(id => id.Length is < 1 or > 128).ShouldBeNull();
        texts.Append(message.Sender.Name).FirstOrDefault(text => text is not null && TextRules.Clean(text) != text).ShouldBeNull();
    }
}
