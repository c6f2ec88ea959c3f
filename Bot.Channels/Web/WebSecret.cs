using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Channels.Web;

/// <summary>The Direct Line secret and the keys drawn from it, one for each purpose.</summary>
internal sealed class WebSecret(string value)
{
    private const string FileName = "web-secret";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly byte[] _value = Encoding.UTF8.GetBytes(value);

    /// <summary>The configured secret, else the one in the data folder, made there on the first start.</summary>
    public static WebSecret Load(WebChatOptions options, string dataFolder)
    {
        if (options.Secret is { } configured) return new(configured);
        Directory.CreateDirectory(dataFolder);
        var path = Path.Combine(dataFolder, FileName);
        if (!File.Exists(path)) Create(path);
        var kept = File.ReadAllText(path).Trim();
        if (kept.Length < 32)
            throw new InvalidOperationException($"{path} does not hold a secret of at least 32 characters. Delete it to have a new one made.");
        return new(kept);
    }

    /// <summary>Whether a caller knows the secret; takes the same time for every wrong answer.</summary>
    public bool Matches(ReadOnlySpan<char> offered)
    {
        if (offered.Length > 1024) return false;
        Span<byte> bytes = stackalloc byte[Encoding.UTF8.GetMaxByteCount(1024)];
        return CryptographicOperations.FixedTimeEquals(bytes[..Encoding.UTF8.GetBytes(offered, bytes)], _value);
    }

    public byte[] KeyFor(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _value, 32, info: Encoding.UTF8.GetBytes(purpose));

    // Written under another name first: a start that is cut short leaves no half secret, and of two starts one wins.
    private static void Create(string path)
    {
        var draft = $"{path}.{Environment.ProcessId}";
        var file = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) file.UnixCreateMode = OwnerOnly;
        using (var writer = new StreamWriter(draft, Encoding.ASCII, file))
            writer.Write(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
