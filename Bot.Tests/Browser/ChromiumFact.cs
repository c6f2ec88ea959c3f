using SupportBot.Tests.Support;

namespace SupportBot.Tests.Browser;

/// <summary>A test in a real browser: skipped with the reason where there is no Chromium, except under CI, where it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute() => Skip = Tool.WhyNot(ChromiumBrowser.Path, "Chromium");
}

/// <inheritdoc cref="ChromiumFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumTheoryAttribute : TheoryAttribute
{
    public ChromiumTheoryAttribute() => Skip = Tool.WhyNot(ChromiumBrowser.Path, "Chromium");
}
