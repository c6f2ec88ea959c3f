using System.Text.Json;

namespace SupportBot.Tests.Support;

/// <summary>One call that reached Telegram.</summary>
internal sealed record TelegramCall(string Method, JsonElement Body)
{
    public long? Long(string name) => Body.TryGetProperty(name, out var value) ? value.GetInt64() : null;
}

/// <summary>An answer as Telegram words it.</summary>
internal sealed record TelegramReply(int Status, string Json)
{
    public static TelegramReply Ok(string result) => new(200, $$"""{"ok":true,"result":{{result}}}""");

    public static TelegramReply Rejected(int code, string description, int? retryAfter = null) => new(code, JsonSerializer.Serialize(
        retryAfter is { } seconds
            ? new { ok = false, error_code = code, description, parameters = new { retry_after = seconds } }
            : (object)new { ok = false, error_code = code, description }));
}
