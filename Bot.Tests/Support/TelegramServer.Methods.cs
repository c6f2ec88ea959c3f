using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SupportBot.Tests.Support;

internal sealed partial class TelegramServer
{
    public const string PollConflict =
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";

    public const string WebhookConflict =
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";

    private readonly ConcurrentDictionary<string, ConcurrentQueue<TelegramFault>> _faults = [];
    private readonly ConcurrentDictionary<string, Channel<TelegramCall>> _calls = [];

    /// <summary>Decides which other calls of a method go wrong; null when none does.</summary>
    public Func<string, TelegramFault?>? Disturbs { get; set; }

    /// <summary>Whether everybody waited who was asked to: polling, and what is sent to each chat.</summary>
    public AskedToWait Waits { get; } = new();

    /// <summary>Lets the next calls of a method go wrong, one after the other.</summary>
    public void FailNext(string method, params TelegramFault[] faults)
    {
        foreach (var fault in faults) _faults.GetOrAdd(method, _ => []).Enqueue(fault);
    }

    /// <summary>The next call of a method that reached Telegram, whatever became of it.</summary>
    public Task<TelegramCall> NextCallAsync(string method) => Calls(method).Reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>How many calls of a method reached Telegram and were not asked for yet.</summary>
    public int CallsWaiting(string method) => Calls(method).Reader.Count;

    private Channel<TelegramCall> Calls(string method) => _calls.GetOrAdd(method, _ => Channel.CreateUnbounded<TelegramCall>());

    private async Task HandleAsync(HttpContext http)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, _closing.Token);
        try
        {
            await HandleAsync(http, ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            http.Abort();
        }
    }

    private async Task HandleAsync(HttpContext http, CancellationToken ct)
    {
        if ((string?)http.GetRouteValue("token") != Token)
        {
            await WriteAsync(http, TelegramReply.Rejected(401, "Unauthorized"), ct);
            return;
        }
        var method = (string)http.GetRouteValue("method")!;
        var by = http.GetRouteValue("by") as string ?? "";
        Visits.Add(by, method);
        var call = new TelegramCall(method, await BodyAsync(http, ct));
        Calls(method).Writer.TryWrite(call);
        if (method == "getUpdates") Pollers.Fetches(by);
        Waits.Comes(Whose(call));
        var fault = _faults.TryGetValue(method, out var faults) && faults.TryDequeue(out var next) ? next : Disturbs?.Invoke(method);
        await AnswerAsync(http, call, fault, ct);
    }

    private static string Whose(TelegramCall call) => $"{call.Long("chat_id")?.ToString(CultureInfo.InvariantCulture) ?? call.Method}";

    private async Task AnswerAsync(HttpContext http, TelegramCall call, TelegramFault? fault, CancellationToken ct)
    {
        switch (fault)
        {
            case TelegramFault.Reject reject:
                if (reject.RetryAfter is { } seconds) Waits.Ask(Whose(call), TimeSpan.FromSeconds(seconds));
                await WriteAsync(http, TelegramReply.Rejected(reject.Code, reject.Description, reject.RetryAfter), ct);
                break;
            case TelegramFault.Body body:
                await WriteAsync(http, new TelegramReply(body.Status, body.Text), ct);
                break;
            case TelegramFault.DropBefore:
                http.Abort();
                break;
            case TelegramFault.DropAfter:
                await ActAsync(call, fault, ct);
                http.Abort();
                break;
            case TelegramFault.Slow slow:
                http.Response.Body = new SlowStream(http.Response.Body, slow.Over);
                await WriteAsync(http, await ActAsync(call, fault, ct), ct);
                break;
            case TelegramFault.Silence:
                await ActAsync(call, fault, ct);
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
                break;
            case null or TelegramFault.Twice or TelegramFault.Reversed:
                await WriteAsync(http, await ActAsync(call, fault, ct), ct);
                break;
        }
    }

    private static async Task WriteAsync(HttpContext http, TelegramReply reply, CancellationToken ct)
    {
        http.Response.StatusCode = reply.Status;
        if (reply.Status is >= 300 and < 400) http.Response.Headers.Location = "/elsewhere";
        http.Response.ContentType = "application/json";
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(reply.Json), ct);
    }

    private async Task<TelegramReply> ActAsync(TelegramCall call, TelegramFault? fault, CancellationToken ct) => call.Method switch
    {
        "getUpdates" => await GetUpdatesAsync(call, fault, ct),
        "sendMessage" => SendMessage(call.Body),
        "getFile" => GetFile(call.Body),
        "sendPhoto" => SendFile(call.Body, "photo"),
        "sendDocument" => SendFile(call.Body, "document"),
        "editMessageText" => Edit(call.Body),
        "editMessageReplyMarkup" => Edit(call.Body),
        "deleteMessage" => Delete(call.Body),
        "setMyCommands" => TelegramReply.Ok("true"),
        "sendChatAction" => TelegramReply.Ok("true"),
        "answerCallbackQuery" => AnswerCallbackQuery(call.Body),
        "getMe" => TelegramReply.Ok(Me.ToJsonString()),
        "setWebhook" => SetWebhook(call.Body),
        "getWebhookInfo" => TelegramReply.Ok(WebhookInfo().ToJsonString()),
        "deleteWebhook" => DeleteWebhook(),
        _ => TelegramReply.Rejected(404, "Not Found"),
    };

    private async Task<TelegramReply> GetUpdatesAsync(TelegramCall call, TelegramFault? fault, CancellationToken ct)
    {
        if (Webhook is not null) return TelegramReply.Rejected(409, WebhookConflict);
        var timeout = TimeSpan.FromSeconds(call.Long("timeout") ?? 0);
        var batch = await Updates.PollAsync(call.Long("offset") ?? 0, (int)(call.Long("limit") ?? 100), timeout, ct);
        if (batch is null) return TelegramReply.Rejected(409, PollConflict);
        return TelegramReply.Ok($"[{string.Join(',', Disturbed(batch, fault))}]");
    }

    private static IEnumerable<string> Disturbed(IReadOnlyList<string> batch, TelegramFault? fault) => fault switch
    {
        TelegramFault.Twice => batch.SelectMany(update => new[] { update, update }),
        TelegramFault.Reversed => batch.Reverse(),
        _ => batch,
    };

    private TelegramReply SendMessage(JsonElement body)
    {
        var chat = body.GetProperty("chat_id").GetInt64();
        var text = body.GetProperty("text").GetString()!;
        if (chat < 0) return SendToGroup(chat, text, body);
        var person = _people.Values.FirstOrDefault(person => person.Id == chat);
        if (person is null) return TelegramReply.Rejected(400, "Bad Request: chat not found");
        if (person.HasBlockedUs) return TelegramReply.Rejected(403, "Forbidden: bot was blocked by the user");
        if (string.IsNullOrWhiteSpace(text)) return TelegramReply.Rejected(400, "Bad Request: message text is empty");
        if (text.EnumerateRunes().Count() > 4096) return TelegramReply.Rejected(400, "Bad Request: message is too long");
        var message = new JsonObject
        {
            ["message_id"] = Number(),
            ["from"] = Me,
            ["chat"] = person.Chat,
            ["date"] = Now(),
            ["text"] = text,
        };
        if (body.TryGetProperty("reply_parameters", out var reply)) message["reply_to_message_id"] = reply.GetProperty("message_id").GetInt64();
        if (body.TryGetProperty("entities", out var entities)) message["entities"] = JsonNode.Parse(entities.GetRawText());
        if (TelegramShown.WhyRefused(message) is { } why) return TelegramReply.Rejected(400, why);
        if (body.TryGetProperty("reply_markup", out var keyboard))
        {
            if (DataIn(keyboard).Any(data => Encoding.UTF8.GetByteCount(data) is < 1 or > 64))
                return TelegramReply.Rejected(400, "Bad Request: BUTTON_DATA_INVALID");
            message["reply_markup"] = JsonNode.Parse(keyboard.GetRawText());
        }
        person.Show(message);
        return TelegramReply.Ok(message.ToJsonString());
    }

    private TelegramReply AnswerCallbackQuery(JsonElement body)
    {
        var press = body.GetProperty("callback_query_id").GetString()!;
        if (!_presses.ContainsKey(press))
            return TelegramReply.Rejected(400, "Bad Request: query is too old and response timeout expired or query ID is invalid");
        _answeredPresses.Writer.TryWrite(press);
        return TelegramReply.Ok("true");
    }

    private static IEnumerable<string> DataIn(JsonElement keyboard) => keyboard.GetProperty("inline_keyboard").EnumerateArray()
        .SelectMany(row => row.EnumerateArray()).Select(button => button.GetProperty("callback_data").GetString()!);
}
