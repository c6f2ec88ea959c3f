using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace SupportBot.Desk.Pages;

/// <summary>Answers a request with rendered HTML: a whole page, or the part of one that changed.</summary>
internal static class Page
{
    public static IResult Of(RenderFragment content, int status = StatusCodes.Status200OK) =>
        new RazorComponentResult<Fragment>(new Dictionary<string, object?> { [nameof(Fragment.Content)] = content }) { StatusCode = status, PreventStreamingRendering = true };
}

/// <summary>Light or dark, when somebody chose; otherwise as the system has it.</summary>
internal static class Theme
{
    private const string Cookie = "theme";

    public static string? Of(HttpRequest request) => request.Cookies[Cookie] switch
    {
        "light" => "light",
        "dark" => "dark",
        _ => null,
    };
}
