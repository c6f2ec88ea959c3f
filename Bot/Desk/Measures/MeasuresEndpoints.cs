using SupportBot.Desk.Pages;
using SupportBot.Desk.SignIn;

namespace SupportBot.Desk.Measures;

/// <summary>The page of all measures together. Agents see those of the desk and their own load; everybody's load admins see.</summary>
internal static class MeasuresEndpoints
{
    public static void MapMeasures(this RouteGroupBuilder desk) => desk.MapGet(
        "/measures",
        async (HttpContext http, SignedInAgent by, MeasuresReader measures, int? days, string? queue, string? language) =>
            Page.Of(MeasuresPage.Of(await measures.ReadAsync(MeasuresView.Of(days, queue, language), by.Agent), Theme.Of(http.Request))));
}
