using System.Buffers;
using System.Diagnostics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SupportBot.Channels;
using SupportBot.Channels.Web;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Web;

/// <summary>100,000 activities that are not what they should be: each is taken or refused, at once, and none is thrown.</summary>
public sealed class DamagedActivityTests
{
    private const int Cases = 50_000;

    private static readonly string[] Originals =
    [
        """{"type":"message","id":"7","text":"Где мой заказ? 📦","locale":"ru","from":{"id":"me","name":"Ann","role":"user"},"channelData":{"clientActivityID":"a1","postBack":true,"confidential":true},"timestamp":"2026-11-22T08:00:00Z"}""",
        """{"type":"message","text":"Money back","value":"refund","channelData":{"messageBack":{"displayText":"Money back"}},"entities":[{"type":"ClientCapabilities","supportsTts":true}]}""",
        """{"type":"event","name":"satisfaction","value":{"score":4,"comment":"quick \ud83d\ude00"},"from":{"id":"me"}}""",
        """{"type":"event","name":"seen","value":{"position":12}}""",
        """{"type":"typing","from":{"id":"me"},"channelData":{"clientTimestamp":"2026-11-22T08:00:00Z"}}""",
    ];

    [Fact]
    public void Whatever_is_wrong_in_an_activity_it_is_taken_or_refused_and_never_thrown() =>
        Prop.ForAll(DamagedJson.WrongValues(Originals), json => ReadAtOnce(Encoding.UTF8.GetBytes(json))).Check(Some.Repeatable.WithMaxTest(Cases));

    [Fact]
    public void Whatever_bytes_come_they_are_an_activity_or_none_and_never_thrown() =>
        Prop.ForAll(DamagedJson.WrongBytes(Originals), ReadAtOnce).Check(Some.Repeatable.WithMaxTest(Cases));

    // What is slow once may be the machine's doing; what is slow again is the reader's.
    private static void ReadAtOnce(byte[] body)
    {
        if (IsSlow(body) && IsSlow(body) && IsSlow(body)) throw new TimeoutException("Took longer than 100 ms three times.");
    }

    private static bool IsSlow(byte[] body)
    {
        var start = Stopwatch.GetTimestamp();
        Read(body);
        return Stopwatch.GetElapsedTime(start) > TimeSpan.FromMilliseconds(100);
    }

    private static void Read(byte[] body)
    {
        if (ActivityReader.Read(new ReadOnlySequence<byte>(body)) is not { } activity || activity.Check() is not null) return;
        ShouldBeFitToKeep(activity.Name, activity.From, activity.Language, activity.Rating?.Comment);
        switch (activity.Content(hasFiles: false))
        {
            case IncomingContent.Text text:
                ShouldBeFitToKeep(text.Value);
                break;
            case IncomingContent.Choice choice:
                choice.Value.Length.ShouldBeInRange(1, 40);
                ShouldBeFitToKeep(choice.Value, choice.Label);
                break;
            case null:
                break;
            default:
                throw new InvalidOperationException("A client cannot post that.");
        }
    }

    private static void ShouldBeFitToKeep(params string?[] texts)
    {
        foreach (var text in texts) if (text is not null && TextRules.Clean(text) != text) throw new InvalidOperationException($"Not fit to be kept: {text}");
    }
}
