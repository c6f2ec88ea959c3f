using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using SupportBot.Classification.Features;

namespace SupportBot.Classification.Training;

/// <summary>
/// Which messages are held apart for evaluation: one in five, by a hash of the letters alone, so that the choice never moves
/// and messages that differ only in case, digits, accents or signs stay on the same side. A text without letters is hashed whole.
/// </summary>
internal static class Split
{
    public const int Folds = 5;

    public static bool IsHeldApart(string text) => Draw(text, 0) % 5 == 0;

    /// <summary>The part of the training messages a message belongs to when scores are made by models that did not see it.</summary>
    public static int Fold(string text) => (int)(Draw(text, 4) % Folds);

    private static uint Draw(string text, int from)
    {
        var letters = string.Concat(text.Select(Letters.Fold).Where(c => c is not (Letters.None or Letters.Skip or '0')));
        var hashed = letters.Length > 0 ? letters : text;
        return BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(hashed)).AsSpan(from));
    }
}
