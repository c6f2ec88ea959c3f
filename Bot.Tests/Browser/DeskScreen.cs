using Microsoft.Playwright;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Browser;

/// <summary>What browser tests do over and over in the desk.</summary>
internal static class DeskScreen
{
    public static async Task SignInAsync(IPage page, DeskHost host, string login)
    {
        await page.GotoAsync(new Uri(host.Address, "/login").ToString());
        await page.GetByLabel("Login").FillAsync(login);
        await page.GetByLabel("Password").FillAsync(DeskHost.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync("**/desk**");
    }
}
