namespace SupportBot.Desk.Safety;

/// <summary>
/// Refuses what another site makes a signed-in agent's browser send. Browsers say where an unsafe request comes from in
/// <c>Sec-Fetch-Site</c>, or at least in <c>Origin</c> (https://www.w3.org/TR/fetch-metadata/); what says neither is no browser.
/// </summary>
internal static class CrossSite
{
    public static bool IsRefused(HttpRequest request) => !IsSafe(request.Method) && !SameOrigin(request);

    private static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static bool SameOrigin(HttpRequest request)
    {
        if (request.Headers.TryGetValue("Sec-Fetch-Site", out var site)) return site == "same-origin" || site == "none";
        if (!request.Headers.TryGetValue("Origin", out var origin)) return true;
        return Uri.TryCreate(origin, UriKind.Absolute, out var from)
            && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
