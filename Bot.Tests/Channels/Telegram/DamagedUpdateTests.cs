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
    private static IReadOnlyList<string> Originals { get; } = [.. Fixture.Names("telegram").Select(name => Fixture.Read($"telegram/{name}"))];

    [Fact]
    public void Whatever_is_wrong_in_an_update_it_is_read_or_left_out_and_never_thrown() =>
        Prop.ForAll(DamagedJson.WrongValues(Originals), json => ReadAll(200, Encoding.UTF8.GetBytes($$"""{"ok":true,"result":[{{json}}]}""")))
            .Check(Some.Thorough);

    [Fact]
    public void Whatever_bytes_come_they_are_an_answer_or_garbled_and_never_thrown() =>
        Prop.ForAll(DamagedJson.WrongBytes([.. Originals.Select(json => $$"""{"ok":true,"result":[{{json}}]}""")]), bytes => ReadAll(200, bytes))
            .Check(Some.Thorough);

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

    private static void ReadAll(int status, byte[] body)
    {
        if (Answer.Read(status, body) is not Answer.Done { Result.ValueKind: JsonValueKind.Array } done) return;
        var reader = new UpdateReader(new Self("42"));
        foreach (var update in done.Result.EnumerateArray())
        {
            if (reader.Read(update) is Reading.Received received) ShouldBeFitToKeep(received.Message);
        }
    }

    private static void ShouldBeFitToKeep(IncomingMessage message)
    {
        message.ExternalId.Length.ShouldBeInRange(1, 128);
        message.Address.Value.Length.ShouldBeInRange(1, 128);
        string?[] texts = message.Content switch
        {
            IncomingContent.Text text => [text.Value],
            IncomingContent.Choice choice => [choice.Value, choice.Label],
            IncomingContent.Edit edit => [edit.Value],
            IncomingContent.Unreadable unreadable => [unreadable.Kind],
            IncomingContent.Reach => [],
            _ => throw new InvalidOperationException("A new kind of content is not tested."),
        };
        foreach (var text in texts.Append(message.Sender.Name).OfType<string>()) TextRules.Clean(text).ShouldBe(text);
    }
}
