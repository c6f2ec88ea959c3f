using System.Text;
using Microsoft.AspNetCore.Http;

namespace SupportBot.Channels.Web;

/// <summary>Posting one activity and reading those after a watermark.</summary>
internal sealed class ActivityEndpoints(Gate gate, FloodGate floods, IInbox inbox, ITranscript transcript, FileLinks.Maker links, TimeProvider clock)
{
    private const int PageLength = 100;

    /// <summary><c>POST conversations/{id}/activities</c>: answers with the activity's id once the message is on disk.</summary>
    public async Task PostAsync(HttpContext http)
    {
        var admission = await gate.AdmitAsync(http);
        if (admission.Caller is not { } caller)
        {
            await admission.Refusal!.WriteAsync(http);
            return;
        }
        if (floods.Post(http, caller) is { } tooMany)
        {
            await tooMany.WriteAsync(http);
            return;
        }
        using var body = await RequestBody.ReadAsync(http, RequestBody.MaxActivityBytes);
        var activity = ActivityReader.Read(body.Bytes);
        if ((activity is null ? Refusal.BadSyntax : activity.Check()) is { } refusal) await refusal.WriteAsync(http);
        else await AcceptAsync(http, caller, activity!, files: []);
    }

    /// <summary>Puts what was posted into the inbox. A repeat of an earlier post gets the earlier answer.</summary>
    /// <returns>Whether a message has the files now.</returns>
    public async Task<bool> AcceptAsync(HttpContext http, Caller caller, PostedActivity activity, IReadOnlyList<Attachment> files)
    {
        if (activity.IsIgnored)
        {
            await TakeSignAsync(caller.Address, activity, http.RequestAborted);
            await WriteIdAsync(http, $"{caller.Conversation}|{activity.Type}");
        }
        else if (activity.Content(hasFiles: files.Count > 0) is not { } content)
        {
            await Refusal.EmptyText.WriteAsync(http);
        }
        else
        {
            return await AcceptAsync(http, caller, activity, content, files);
        }
        return false;
    }

    // What is no message, and still something to know.
    private async Task TakeSignAsync(Address address, PostedActivity activity, CancellationToken ct)
    {
        if (activity.Type is "typing") inbox.Typing(address);
        else if (activity.Rating is var (score, comment)) await transcript.RateAsync(address, score, comment, ct);
        else if (activity.Seen is { } position) await transcript.SeenAsync(address, position, ct);
    }

    private async Task<bool> AcceptAsync(HttpContext http, Caller caller, PostedActivity activity, IncomingContent content, IReadOnlyList<Attachment> files)
    {
        var message = new IncomingMessage
        {
            Address = caller.Address,
            ExternalId = ActivityIds.ExternalId(caller.Conversation, activity.ClientId ?? ConversationEndpoints.NewId()),
            Sender = caller.Sender(activity),
            Content = content,
            Attachments = activity.IsConfidential ? [.. files.Select(file => file with { IsConfidential = true })] : files,
        };
        var accepted = await inbox.AcceptAsync([message], position: null, http.RequestAborted);
        await WriteIdAsync(http, ActivityIds.At(caller.Conversation, accepted[0].Position));
        return !accepted[0].Repeated;
    }

    /// <summary>
    /// <c>GET conversations/{id}/activities?watermark=</c>: a page of what came after. With <c>queue</c> in the query the last page also says how the queue
    /// stands; clients that do not ask would show or keep the same event with every page.
    /// </summary>
    public async Task ReadAsync(HttpContext http)
    {
        var admission = await gate.AdmitAsync(http);
        if (admission.Caller is not { } caller) await admission.Refusal!.WriteAsync(http);
        else if (!ActivityIds.TryReadWatermark(http.Request.Query["watermark"], out var after)) await Refusal.BadWatermark.WriteAsync(http);
        else if (await transcript.ReadAsync(caller.Address, after, PageLength, http.RequestAborted) is not { } page) await Refusal.NoConversation.WriteAsync(http);
        else await WritePageAsync(http, caller, page, after);
    }

    private async Task WritePageAsync(HttpContext http, Caller caller, IReadOnlyList<TranscriptEntry> page, long after)
    {
        var told = page.Count < PageLength && http.Request.Query.ContainsKey("queue")
            ? new TranscriptEvent.QueueTold(await transcript.ReadQueueNewsAsync(caller.Address, http.RequestAborted))
            : null;
        var frame = JsonFrame.Pool.Get();
        var writer = new ActivityWriter(caller, links.For(http));
        ActivityWriter.Begin(frame.Json);
        foreach (var entry in page) writer.Write(frame.Json, entry);
        var position = page.Count > 0 ? page[^1].Position : after;
        if (told is not null) writer.WriteQueue(frame.Json, told, position, clock.GetUtcNow());
        ActivityWriter.End(frame.Json, position);
        BeginJson(http, frame.Written.Length);
        await http.Response.BodyWriter.WriteAsync(frame.Written, http.RequestAborted);
        JsonFrame.Pool.Return(frame);
    }

    // Conversation ids and activity types are plain ASCII, so nothing here needs escaping.
    private static Task WriteIdAsync(HttpContext http, string id)
    {
        BeginJson(http, id.Length + """{"id":""}""".Length);
        var body = http.Response.BodyWriter;
        Encoding.ASCII.GetBytes("""{"id":""" + "\"", body);
        Encoding.ASCII.GetBytes(id, body);
        Encoding.ASCII.GetBytes("\"}", body);
        return Task.CompletedTask;
    }

    private static void BeginJson(HttpContext http, int length)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = length;
    }
}
