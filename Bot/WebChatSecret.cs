using System.Security.Cryptography;
using SupportBot.Storage;

namespace SupportBot;

/// <summary>The web chat's secret where none is configured: in the store, so that a customer may come back to any node.</summary>
internal static class WebChatSecret
{
    private const string Name = "web-secret";

    // A shorter one would be a damaged file's.
    private const int Shortest = 32;

    /// <summary>
    /// Made at the first start. One that an earlier version kept in the data folder is taken over, or every conversation on the web
    /// would end with the update; the file stays for the way back.
    /// </summary>
    public static async Task<string> OfAsync(Database database, string folder, CancellationToken ct) =>
        await new SecretStore(database).KeepAsync(Name, await InFileAsync(Path.Combine(folder, Name), ct) ?? New(), ct);

    private static async Task<string?> InFileAsync(string path, CancellationToken ct) =>
        File.Exists(path) && await File.ReadAllTextAsync(path, ct) is var text && text.Trim() is { Length: >= Shortest } secret ? secret : null;

    private static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
