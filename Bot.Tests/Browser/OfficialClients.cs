using SupportBot.Tests.Support;

namespace SupportBot.Tests.Browser;

/// <summary>The official Direct Line clients, which <c>npm ci</c> in Bot.Tests/Browser restores as its lock file names them.</summary>
internal static class OfficialClients
{
    /// <summary>The folder with their <c>package.json</c>, in the sources: they are too large to be copied beside the tests.</summary>
    public static string Folder { get; } = FindFolder();

    public static string WebChatBundle => Path.Combine(Folder, "node_modules", "botframework-webchat", "dist", "webchat.js");

    /// <summary>Why they cannot be used; null when they can, or have to.</summary>
    public static string? WhyNot =>
        File.Exists(WebChatBundle) || Tool.IsContinuousIntegration ? null : "The official clients are not restored: run 'npm ci' in Bot.Tests/Browser.";

    private static string FindFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SupportBot.sln"))) folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? "", "Bot.Tests", "Browser");
    }
}
