using Microsoft.Playwright;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Browser;

/// <summary>axe-core, which <c>npm ci</c> in Bot.Tests/Browser restores: what of WCAG 2.2, levels A and AA, a program can judge.</summary>
internal static class Axe
{
    private const string Run = """
        async within => (await axe.run(within, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] }))
          .violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')}: ${node.any.concat(node.all, node.none).map(check => check.message).join('; ')}`))
        """;

    private static readonly string Source = Path.Combine(OfficialClients.Folder, "node_modules", "axe-core", "axe.min.js");

    public static string? WhyNot =>
        File.Exists(Source) || Tool.IsContinuousIntegration ? null : "axe-core is not restored: run 'npm ci' in Bot.Tests/Browser.";

    /// <summary>What is wrong with the page, or a part of it, as it stands now, once nothing moves on it.</summary>
    public static async Task<string[]> JudgeAsync(IPage page, string within = "html")
    {
        await page.EvaluateAsync("() => Promise.all(document.getAnimations().concat([...document.querySelectorAll('*')].flatMap(e => e.shadowRoot?.getAnimations() ?? [])).filter(a => a.effect.getTiming().iterations !== Infinity).map(a => a.finished.catch(() => {})))");
        if (await page.EvaluateAsync<bool>("typeof axe === 'undefined'")) await page.EvaluateAsync($"() => {{ {await File.ReadAllTextAsync(Source)} }}");
        return await page.EvaluateAsync<string[]>(Run, within);
    }
}

/// <summary>A test with axe-core in Chromium: skipped with the reason where one is missing, except under CI, where it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AxeTheoryAttribute : TheoryAttribute
{
    public AxeTheoryAttribute() => Skip = Tool.WhyNot(ChromiumBrowser.Path, "Chromium") ?? Axe.WhyNot;
}
