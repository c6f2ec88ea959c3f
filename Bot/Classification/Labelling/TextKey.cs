using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Classification.Labelling;

/// <summary>By what two labelled texts are the same: their masked words, whatever spaces and line breaks stand between them.</summary>
internal static class TextKey
{
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join(' ', PersonalData.Mask(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))));
}
