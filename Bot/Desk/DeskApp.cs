using Microsoft.AspNetCore.Antiforgery;
using SupportBot.Desk.Api;
using SupportBot.Desk.Attendance;
using SupportBot.Desk.Pages;
using SupportBot.Desk.Promises;
using SupportBot.Desk.Replies;
using SupportBot.Desk.Safety;
using SupportBot.Desk.SignIn;

namespace SupportBot.Desk;

/// <summary>Where the desk stands on the web.</summary>
internal static class DeskApp
{
    /// <summary>Signs agents in and guards what is theirs. Comes before every endpoint.</summary>
    public static void UseDesk(this WebApplication app)
    {
        app.UseWhen(IsPage, pages => pages.Use((context, next) =>
        {
            PageHeaders.Set(context.Response);
            return next(context);
        }));
        app.UseWhen(IsApi, api => api.UseStatusCodePages(status => Problems.FillAsync(status.HttpContext)));
        app.UseWhen(context => IsPage(context) || IsApi(context), ours => ours.Use(Fault.TellAsync).Use(StoreTrouble.TellAsync));
        app.Use(RefuseCrossSite);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.Use(RefuseForged);
    }

    public static void MapDesk(this WebApplication app)
    {
        app.MapPageFiles();
        app.MapSignIn();
        app.MapAccount();
        app.MapDeskPages();
        app.MapApi();
    }

    private static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup("/api").RequireAuthorization().WithMetadata(new RequestLimit(Body.LargestRequest)).DisableAntiforgery();
        api.MapSession();
        api.MapTickets();
        api.MapNext();
        EventsApi.MapEvents(api);
        api.MapClassify();
        api.MapConduct();
        api.MapPromise();
        api.MapLabels();
        api.MapCanned();
        api.MapDrafts();
        api.MapColleagues();
    }

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    private static bool IsPage(HttpContext context)
    {
        var path = context.Request.Path;
        return path.StartsWithSegments("/desk", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/admin", StringComparison.OrdinalIgnoreCase)
            || path.StartsWithSegments("/login", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/setup", StringComparison.OrdinalIgnoreCase)
            || path.StartsWithSegments("/logout", StringComparison.OrdinalIgnoreCase);
    }

    // Forms of a page that was open too long, or of nobody's: refused before anything of them is read.
    private static Task RefuseForged(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false }) return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    // Calls with a bearer token come from programs: a browser never adds one by itself.
    private static Task RefuseCrossSite(HttpContext context, RequestDelegate next)
    {
        var ours = IsPage(context) || IsApi(context);
        if (!ours || BearerHandler.TokenOf(context.Request) is not null || !CrossSite.IsRefused(context.Request)) return next(context);
        return Problems.Of(StatusCodes.Status403Forbidden, "cross_site", "This came from another site.").ExecuteAsync(context);
    }

    private sealed record RequestLimit(long? MaxRequestBodySize) : Microsoft.AspNetCore.Http.Metadata.IRequestSizeLimitMetadata;
}
