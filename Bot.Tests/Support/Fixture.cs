namespace SupportBot.Tests.Support;

/// <summary>Payloads kept as files under <c>Fixtures</c>.</summary>
internal static class Fixture
{
    public static string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));

    /// <summary>Every file of one folder, by name.</summary>
    public static IReadOnlyList<string> Names(string folder) =>
        [.. Directory.EnumerateFiles(Path.Combine(Folder, folder)).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Fixtures");
}
