using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportBot.Tests.Support;

/// <summary>What Telegram was told about a webhook.</summary>
/// <param name="Secret">Shown with every call.</param>
internal sealed record TelegramWebhook(string Url, string? Secret, IReadOnlyList<string> AllowedUpdates);

internal sealed partial class TelegramServer
{
    private readonly HttpClient _out = new();
    private long _lastFailure;
    private string _lastFailureWords = "";

    /// <summary>The webhook that is set; while there is one, polling is refused.</summary>
    public TelegramWebhook? Webhook { get; set; }

    /// <summary>Calls of the webhook so far, by the HTTP status that came back.</summary>
    public List<int> Answers { get; } = [];

    /// <summary>
    /// Brings everything that is kept to the webhook, one after the other as Telegram does within a chat, and forgets what was taken. Ends at the
    /// first that was not.
    /// </summary>
    public async Task DeliverAsync()
    {
        while (Updates.First() is var (id, json))
        {
            var status = await CallWebhookAsync(json, Webhook!.Secret);
            if (status is < 200 or > 299) return;
            Updates.Forget(id);
        }
    }

    /// <summary>Calls the webhook once, as anybody on the internet may.</summary>
    public async Task<int> CallWebhookAsync(string json, string? secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Webhook!.Url) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        if (secret is not null) request.Headers.TryAddWithoutValidation("X-Telegram-Bot-Api-Secret-Token", secret);
        using var answer = await _out.SendAsync(request);
        Answers.Add((int)answer.StatusCode);
        LastRetryAfter = answer.Headers.RetryAfter?.Delta;
        return (int)answer.StatusCode;
    }

    public TimeSpan? LastRetryAfter { get; private set; }

    /// <summary>A call of the webhook went wrong on the way.</summary>
    public void FailWebhook(string words)
    {
        _lastFailure++;
        _lastFailureWords = words;
    }

    private TelegramReply SetWebhook(JsonElement body)
    {
        var url = body.GetProperty("url").GetString()!;
        if (!url.StartsWith("http", StringComparison.Ordinal)) return TelegramReply.Rejected(400, "Bad Request: invalid webhook URL specified");
        Webhook = new TelegramWebhook(
            url, body.GetProperty("secret_token").GetString(), [.. body.GetProperty("allowed_updates").EnumerateArray().Select(kind => kind.GetString()!)]);
        return TelegramReply.Ok("true");
    }

    private TelegramReply DeleteWebhook()
    {
        Webhook = null;
        return TelegramReply.Ok("true");
    }

    private JsonObject WebhookInfo()
    {
        var info = new JsonObject { ["url"] = Webhook?.Url ?? "", ["has_custom_certificate"] = false, ["pending_update_count"] = Updates.Kept };
        if (_lastFailure > 0) (info["last_error_date"], info["last_error_message"]) = (_lastFailure, _lastFailureWords);
        return info;
    }
}
