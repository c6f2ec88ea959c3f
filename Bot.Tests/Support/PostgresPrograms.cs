using System.Text.RegularExpressions;

namespace SupportBot.Tests.Support;

/// <summary>PostgreSQL's own programs, where they are installed.</summary>
internal static partial class PostgresPrograms
{
    private const int Oldest = 15;

    // Debian keeps them out of PATH, a folder for each version.
    private const string DebianFolders = "/usr/lib/postgresql";

    /// <summary>The folder of the newest version that will do; null when there is none.</summary>
    public static string? Folder { get; } = Candidates().Where(HasAll).Where(folder => Version(folder) >= Oldest).MaxBy(Version);

    /// <summary>Why tests with PostgreSQL cannot run here; null when they can, or have to.</summary>
    public static string? WhyNot { get; } = Tool.WhyNot(Folder, $"PostgreSQL {Oldest} or newer");

    public static string PathOf(string program) => Folder is null
        ? throw new InvalidOperationException($"PostgreSQL {Oldest} or newer is not installed, and here these tests may not be left out. Install Debian's 'postgresql'.")
        : Path.Combine(Folder, program);

    private static IEnumerable<string> Candidates()
    {
        if (Tool.Find("initdb") is { } path) yield return Path.GetDirectoryName(path)!;
        if (!Directory.Exists(DebianFolders)) yield break;
        foreach (var version in Directory.EnumerateDirectories(DebianFolders)) yield return Path.Combine(version, "bin");
    }

    private static bool HasAll(string folder) => new[] { "initdb", "pg_ctl", "postgres" }.All(program => Exists(Path.Combine(folder, program)));

    // What was uninstalled may leave links behind.
    private static bool Exists(string path) => (File.ResolveLinkTarget(path, returnFinalTarget: true) ?? new FileInfo(path)).Exists;

    private static int Version(string folder)
    {
        using var process = Command.Start(Path.Combine(folder, "initdb"), "--version");
        var said = process.StandardOutput.ReadToEnd();
        return Major().Match(said) is { Success: true } match ? int.Parse(match.Value) : 0;
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Major();
}
