using System.Security.Cryptography;
using System.Text;
using SupportBot.Conversations;

namespace SupportBot.Desk;

/// <summary>What a reply goes out under once: the id its sender made up for it, with who they are and what is in it. The same id with other words or files is another reply.</summary>
internal static class SendKey
{
    /// <summary>The longest id.</summary>
    public const int Longest = 64;

    /// <summary>Null where there is no id that can be used.</summary>
    public static string? Of(Agent by, string? id, string text, IEnumerable<IFormFile>? files = null) => id is { Length: > 0 and <= Longest }
        ? $"{by.Id.Value}:{id}:{Mark(string.Join('\n', (files ?? []).Select(file => $"{file.Length} {file.FileName}").Prepend(text)))}"
        : null;

    private static string Mark(string content) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(content)), 0, 8);
}
