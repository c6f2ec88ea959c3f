using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SupportBot.Channels;
using SupportBot.Dialogs;

namespace SupportBot.Desk.Api;

/// <summary>A request's JSON, or what is wrong with it.</summary>
internal readonly record struct Body<T>(T? Value, IResult? Problem) where T : class;

/// <summary>Reads what programs send.</summary>
internal static class Body
{
    /// <summary>Bytes. Above any text that is taken, below what would hurt.</summary>
    public const int LargestRequest = 2 * 1024 * 1024;

    public static async Task<Body<T>> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type, CancellationToken ct) where T : class
    {
        if (!request.HasJsonContentType()) return new(null, Problems.Malformed("Send JSON with Content-Type: application/json."));
        try
        {
            var value = await JsonSerializer.DeserializeAsync(request.Body, type, ct);
            return value is null ? new(null, Problems.Malformed("The body is null.")) : new(value, null);
        }
        catch (JsonException problem)
        {
            var at = problem.Path is { Length: > 0 } path ? $" at {path}" : "";
            return new(null, Problems.Malformed($"The body is not the JSON this call takes{at}, line {problem.LineNumber + 1 ?? 1}."));
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode is StatusCodes.Status413PayloadTooLarge)
        {
            return new(null, Problems.Of(tooLarge.StatusCode, "too_long", $"The body is longer than {LargestRequest} bytes."));
        }
    }

    /// <summary>Null when a text is not longer than allowed.</summary>
    public static IResult? TooLong(string text, int longest = AgentActs.LongestText) =>
        text.Length > longest ? Problems.Of(StatusCodes.Status400BadRequest, "too_long", $"The text is longer than {longest} characters.") : null;

    /// <summary>Reads a text of at least one visible and at most so many characters.</summary>
    public static async Task<Body<TextBody>> ReadTextAsync(HttpRequest request, int longest, CancellationToken ct)
    {
        var (body, problem) = await ReadAsync(request, ApiJson.Default.TextBody, ct);
        if (body is null) return new(null, problem);
        if (TooLong(body.Text, longest) is { } tooLong) return new(null, tooLong);
        var clean = TextRules.Clean(body.Text);
        return clean.Length > 0 ? new(body with { Text = clean }, null) : new(null, Problems.Of(StatusCodes.Status400BadRequest, "empty", "The text is empty."));
    }
}
