using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SupportBot.Conversations;
using SupportBot.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Tests.Browser;

/// <summary>Writing a triage script in a real browser.</summary>
[Collection(InChromium.Name)]
public sealed class ScriptEditorInBrowserTests(ChromiumBrowser chromium)
{
    [ChromiumFact]
    public async Task C07_A_script_is_checked_drawn_and_played_while_it_is_typed()
    {
        await using var host = await DeskHost.StartAsync();
        await host.AddAgentAsync("root", "Root", Role.Admin);
        await using var window = await chromium.OpenAsync();
        var page = await window.NewPageAsync();
        await DeskScreen.SignInAsync(page, host, "root");
        await page.GotoAsync(new Uri(host.Address, "/admin/scripts/payment/edit").ToString());
        var (source, problem) = (page.Locator("#source"), page.Locator("#problems a"));
        var text = await source.InputValueAsync();

        await page.FillAsync("#words", "с меня дважды списали деньги");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#talk .said.bot")).ToContainTextAsync("Посмотрите в выписке банка");
        await Expect(page.Locator("#drawing [data-step=booked]")).ToHaveAttributeAsync("data-here", "");

        await source.FillAsync(text.Replace("next: booked", "next: bookd"));
        await Expect(problem).ToHaveCountAsync(1);
        await Expect(page.Locator("#drawing")).ToHaveClassAsync(new Regex("stale"));
        await Expect(page.Locator(".numbers .wrong")).ToHaveCountAsync(1);
        await problem.ClickAsync();
        (await source.EvaluateAsync<string>("field => field.value.slice(field.selectionStart, field.selectionEnd)")).ShouldBe("bookd");

        await source.FillAsync(text.Replace("Charged twice\"", "Charged two times\""));
        await Expect(problem).ToHaveCountAsync(0);
        await Expect(page.Locator("#drawing svg")).ToContainTextAsync("Charged two times");
        await Expect(page.Locator("#talk .said.customer")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save as draft" }).ClickAsync();
        await Expect(page.Locator(".done")).ToContainTextAsync("The draft is kept");
    }
}
