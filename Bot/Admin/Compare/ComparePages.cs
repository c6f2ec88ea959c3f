using SupportBot.Classification;
using SupportBot.Learning;
using SupportBot.Storage.Models;

namespace SupportBot.Admin.Compare;

/// <summary>A candidate beside the active model.</summary>
internal sealed class ComparePages(Comparisons comparisons, ModelStore models)
{
    // Seconds after which a browser looks again whether it is done.
    private const string Again = "2";

    public static void Map(RouteGroupBuilder classifier) =>
        classifier.MapGet("/compare", (HttpContext http, ComparePages pages) => pages.ShowAsync(http));

    private async Task<IResult> ShowAsync(HttpContext http)
    {
        if (CompareView.Of(http.Request.Query) is not { } view || await models.FindAsync(view.Candidate) is not { } candidate)
            return AdminView.Of(http, AdminArea.Classifier, "There is no such model any more.").Page(ComparePage.Nothing());
        var comparison = await comparisons.BeginAsync(view.Candidate);
        if (!comparison.IsCompleted)
        {
            http.Response.Headers["Refresh"] = Again;
            return AdminView.Of(http, AdminArea.Classifier).Page(ComparePage.UnderWay(view));
        }
        try
        {
            return AdminView.Of(http, AdminArea.Classifier).Page(ComparePage.Of(await comparison, view, candidate));
        }
        catch (ModelException problem)
        {
            return AdminView.Of(http, AdminArea.Classifier, $"Model {view.Candidate} cannot be compared: {problem.Message}").Page(ComparePage.Nothing());
        }
    }
}
