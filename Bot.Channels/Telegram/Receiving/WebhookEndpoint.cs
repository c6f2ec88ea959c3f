using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace SupportBot.Channels.Telegram;

/// <summary>
/// Takes what Telegram brings: https://core.telegram.org/bots/api#setwebhook. An update is answered with success once the inbox has it, or once it is
/// known that it never can; otherwise Telegram brings it again, and holds back what comes after it in the same chat.
/// </summary>
internal sealed class WebhookEndpoint(WebhookSecret secret, Introduction introduction, Intake intake, Troubles troubles, TimeProvider clock)
{
    public const string Path = "/telegram/webhook";

    /// <summary>Far more than Telegram writes; what is longer is read no further.</summary>
    public const int MaxBytes = 1024 * 1024;

    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";
    private static readonly TimeSpan ComeAgain = TimeSpan.FromSeconds(2);

    private readonly Allowance _introductions = new(1, TimeSpan.FromMinutes(1), clock);

    public async Task TakeAsync(HttpContext http)
    {
        var offered = http.Request.Headers[SecretHeader];
        if (StringValues.IsNullOrEmpty(offered)) http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else if (!secret.Matches(offered.ToString())) http.Response.StatusCode = StatusCodes.Status403Forbidden;
        else if (await ReadAsync(http) is not { } update) intake.CountDamaged();
        else await TakeAsync(http, update);
    }

    private async Task TakeAsync(HttpContext http, JsonElement update)
    {
        await IntroduceAsync(http.RequestAborted);
        if (await KeepAsync(http, update) is not { } reading) return;
        // Telegram need not wait for the rest.
        await http.Response.CompleteAsync();
        await intake.FollowUpAsync([reading], CancellationToken.None);
    }

    private async Task<Reading?> KeepAsync(HttpContext http, JsonElement update)
    {
        try
        {
            var reading = await intake.KeepAsync(update, http.RequestAborted);
            lock (troubles) troubles.Over();
            return reading;
        }
        catch (Exception e) when (!http.RequestAborted.IsCancellationRequested)
        {
            lock (troubles) troubles.Meet(new Trouble.NotStored(e));
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            http.Response.Headers.RetryAfter = ComeAgain.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return null;
        }
    }

    // Only people in groups call us by name: that it is not known yet keeps nobody else waiting for long.
    private async Task IntroduceAsync(CancellationToken ct)
    {
        if (_introductions.Take("") > TimeSpan.Zero) return;
        try
        {
            await introduction.MakeAsync(ct);
        }
        catch (ChannelException)
        {
            // The node that sets the webhook says it.
        }
    }

    /// <returns>Null when it can never be read, however often it is brought.</returns>
    private static async Task<JsonElement?> ReadAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await CopyAsync(http, body);
        try
        {
            return body.Length > MaxBytes ? null : JsonSerializer.Deserialize(body.GetBuffer().AsSpan(0, (int)body.Length), TelegramJson.Default.JsonElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task CopyAsync(HttpContext http, MemoryStream body)
    {
        var buffer = new byte[16 * 1024];
        int read;
        while (body.Length <= MaxBytes && (read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
            body.Write(buffer, 0, read);
    }
}
