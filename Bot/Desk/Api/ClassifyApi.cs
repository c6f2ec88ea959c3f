using SupportBot.Channels;
using SupportBot.Classification;

namespace SupportBot.Desk.Api;

/// <summary>Reads a text as a customer's message would be read: <c>POST /api/classify</c>.</summary>
internal static class ClassifyApi
{
    public static void MapClassify(this RouteGroupBuilder api) => api.MapPost("/classify", async (HttpRequest request, ActiveClassifier classifier, CancellationToken ct) =>
    {
        var (body, problem) = await Body.ReadTextAsync(request, TextRules.MaxIncomingLength, ct);
        return body is null ? problem! : TypedResults.Json(new ReadingView(classifier.Current.Assess(body.Text)), ApiJson.Default.ReadingView);
    });
}
