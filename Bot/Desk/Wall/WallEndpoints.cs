using SupportBot.Desk.Pages;
using SupportBot.Desk.SignIn;

namespace SupportBot.Desk.Wall;

/// <summary>The wall: a page that is left open on a big screen and keeps itself up to date, with or without scripts.</summary>
internal static class WallEndpoints
{
    public static void MapWall(this RouteGroupBuilder desk)
    {
        desk.MapGet("/wall", async (HttpContext http, SignedInAgent by, WallReader wall) => Page.Of(WallPage.Of(await wall.ReadAsync(), by.Agent, Theme.Of(http.Request))));
        desk.MapGet("/wall/now", async (WallReader wall) => Page.Of(WallNow.Of(await wall.ReadAsync())));
    }
}
