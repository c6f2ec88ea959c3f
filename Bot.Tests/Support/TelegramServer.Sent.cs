using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SupportBot.Tests.Support;

/// <summary>What becomes of messages after they were sent, and files.</summary>
internal sealed partial class TelegramServer
{
    /// <summary>What a customer's screen shows now.</summary>
    public IReadOnlyList<JsonObject> ScreenOf(string customer) => Person(customer).Screen;

    // Files come as forms; their bytes are in the body as base64.
    private static async Task<JsonElement> BodyAsync(HttpContext http, CancellationToken ct)
    {
        if (!http.Request.HasFormContentType)
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: ct);
            return body.RootElement.Clone();
        }
        var (form, fields) = (await http.Request.ReadFormAsync(ct), new JsonObject());
        foreach (var (name, value) in form) fields[name] = JsonNode.Parse(value.ToString());
        foreach (var file in form.Files)
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, ct);
            fields[file.Name] = new JsonObject { ["file_name"] = file.FileName, ["base64"] = Convert.ToBase64String(bytes.ToArray()) };
        }
        return JsonSerializer.SerializeToElement(fields);
    }

    private TelegramReply SendFile(JsonElement body, string kind)
    {
        var person = PersonOf(body);
        if (person is null) return TelegramReply.Rejected(400, "Bad Request: chat not found");
        if (person.HasBlockedUs) return TelegramReply.Rejected(403, "Forbidden: bot was blocked by the user");
        var message = new JsonObject { ["message_id"] = Number(), ["from"] = Me, ["chat"] = person.Chat, ["date"] = Now() };
        message[kind] = JsonNode.Parse(body.GetProperty(kind).GetRawText());
        if (body.TryGetProperty("reply_parameters", out var reply)) message["reply_to_message_id"] = reply.GetProperty("message_id").GetInt64();
        person.Show(message);
        return TelegramReply.Ok(message.ToJsonString());
    }

    private TelegramReply Edit(JsonElement body)
    {
        var number = body.GetProperty("message_id").GetInt64();
        if (PersonOf(body)?.Find(number) is not { } message) return TelegramReply.Rejected(400, "Bad Request: message to edit not found");
        var changed = message.DeepClone().AsObject();
        changed.Remove("reply_markup");
        if (body.TryGetProperty("text", out var text)) changed["text"] = text.GetString();
        if (body.TryGetProperty("entities", out var entities)) changed["entities"] = JsonNode.Parse(entities.GetRawText());
        else if (body.TryGetProperty("text", out _)) changed.Remove("entities");
        if (JsonNode.DeepEquals(message, changed))
            return TelegramReply.Rejected(400, "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message");
        PersonOf(body)!.Change(number, changed);
        return TelegramReply.Ok(changed.ToJsonString());
    }

    private TelegramReply Delete(JsonElement body)
    {
        var number = body.GetProperty("message_id").GetInt64();
        if (PersonOf(body)?.Find(number) is null) return TelegramReply.Rejected(400, "Bad Request: message to delete not found");
        PersonOf(body)!.Change(number, null);
        return TelegramReply.Ok("true");
    }

    private TelegramPerson? PersonOf(JsonElement body) => _people.Values.FirstOrDefault(person => person.Id == body.GetProperty("chat_id").GetInt64());
}
