namespace SupportBot.Desk;

/// <summary>Tells requests of the desk's own modules from those of a browser that only follows links and posts forms.</summary>
internal static class Enhanced
{
    private const string Header = "X-Desk";

    public static bool Is(HttpRequest request) => request.Headers.ContainsKey(Header);
}
