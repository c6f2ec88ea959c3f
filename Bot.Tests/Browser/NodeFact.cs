using SupportBot.Tests.Support;

namespace SupportBot.Tests.Browser;

/// <summary>A test with an official client under Node: skipped with the reason where one is missing, except under CI, where it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = Tool.WhyNot(Tool.Find("node"), "Node") ?? OfficialClients.WhyNot;
}

/// <summary>A test with an official client in Chromium.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OfficialChromiumFactAttribute : FactAttribute
{
    public OfficialChromiumFactAttribute() => Skip = Tool.WhyNot(ChromiumBrowser.Path, "Chromium") ?? OfficialClients.WhyNot;
}
