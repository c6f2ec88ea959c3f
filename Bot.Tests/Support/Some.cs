using FsCheck;

namespace SupportBot.Tests.Support;

/// <summary>Sample values and settings that many tests share.</summary>
internal static class Some
{
    /// <summary>How property tests run: a failure names the shrunk example and the seed that repeats it.</summary>
    public static Config Thorough { get; } = Config.QuickThrowOnFailure.WithMaxTest(2_000);
}
