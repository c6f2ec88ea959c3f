using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Desk.Pages;

/// <summary>The desk's scripts and styles under an address that changes with them: a browser asks for each once, and then only when the program is another.</summary>
internal static class PageFiles
{
    private const string Root = "/assets";

    private static readonly FrozenDictionary<string, byte[]> Files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "wwwroot", "desk"))
        .ToFrozenDictionary(file => Path.GetFileName(file)!, File.ReadAllBytes, StringComparer.Ordinal);

    private static readonly string Version = VersionOf(Files);

    /// <summary>Where a page finds a file. What a file names itself lies beside it.</summary>
    public static string At(string file) => $"{Root}/{Version}/{file}";

    public static void MapPageFiles(this WebApplication app) => app.MapGet($"{Root}/{{version}}/{{file}}", Send);

    // While nodes are exchanged a page of one may ask another, which has only its own: right for now, and not to be kept.
    private static IResult Send(string version, string file, HttpContext http)
    {
        if (!Files.TryGetValue(file, out var bytes)) return TypedResults.NotFound();
        http.Response.Headers.CacheControl = version == Version ? "public, max-age=31536000, immutable" : "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Bytes(bytes, TypeOf(file));
    }

    private static string TypeOf(string file) => Path.GetExtension(file) switch
    {
        ".js" => "text/javascript",
        ".css" => "text/css",
        ".svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };

    private static string VersionOf(FrozenDictionary<string, byte[]> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, bytes) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}
