namespace SupportBot.Tests.Support;

/// <summary>A program some tests need and not every machine has.</summary>
internal static class Tool
{
    /// <summary>On the machine that decides whether a change is good nothing may be left out.</summary>
    public static bool IsContinuousIntegration { get; } = Environment.GetEnvironmentVariable("CI") is "true" or "1";

    /// <summary>The path of the first of these programs that is installed; null when none is.</summary>
    public static string? Find(params string[] names) =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
         from name in names
         let path = Path.Combine(folder, name)
         where File.Exists(path)
         select path).FirstOrDefault();

    /// <summary>Why a test cannot run here; null when it can, or when it has to.</summary>
    public static string? WhyNot(string? path, string program) =>
        path is null && !IsContinuousIntegration ? $"{program} is not installed on this machine." : null;
}
