using System.Buffers;
using System.Text;

namespace SupportBot.Channels;

/// <summary>
/// What a file is, judged by its first bytes and by nothing that its sender says of it. The marks are those of the WHATWG MIME Sniffing
/// standard (https://mimesniff.spec.whatwg.org/), stricter where it guesses: what is none of these is bytes of no particular type.
/// </summary>
public static class FileKind
{
    /// <summary>How many bytes from the beginning are enough.</summary>
    public const int HeadLength = 1024;

    public const string Unknown = "application/octet-stream";

    // Of the ISO base media file format (ISO/IEC 14496-12) only the brands that are video or sound: pictures such as HEIC and AVIF have others.
    private static readonly string[] Video = ["iso", "mp4", "avc1", "M4V", "dash", "MSNV", "3gp", "f4v"];

    /// <summary>The type of a file with this beginning. HTML, SVG and scripts are plain text.</summary>
    public static string Of(ReadOnlySpan<byte> head)
    {
        head = head[..Math.Min(head.Length, HeadLength)];
        return Picture(head) ?? Sound(head) ?? Film(head) ?? Document(head) ?? Unknown;
    }

    /// <summary>Whether a browser may show it in place. Nothing of these kinds can run or link.</summary>
    public static bool IsShown(string type) =>
        type is "image/png" or "image/jpeg" or "image/gif" or "image/webp" or "audio/ogg" or "audio/mpeg" or "audio/mp4";

    /// <summary>Whether <see cref="IsShown"/> means a picture.</summary>
    public static bool IsPicture(string type) => IsShown(type) && type.StartsWith("image/", StringComparison.Ordinal);

    /// <summary>Whether <see cref="IsShown"/> means sound.</summary>
    public static bool IsSound(string type) => IsShown(type) && type.StartsWith("audio/", StringComparison.Ordinal);

    private static string? Picture(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n']) ? "image/png"
        : head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) ? "image/gif"
        : head.StartsWith("RIFF"u8) && At(head, 8, "WEBPVP"u8) ? "image/webp"
        : null;

    private static string? Sound(ReadOnlySpan<byte> head) =>
        head.StartsWith("OggS\0"u8) ? "audio/ogg"
        : head.StartsWith("ID3"u8) || IsMp3Frame(head) ? "audio/mpeg"
        : At(head, 4, "ftypM4A "u8) || At(head, 4, "ftypM4B "u8) ? "audio/mp4"
        : null;

    private static string? Film(ReadOnlySpan<byte> head) =>
        At(head, 4, "ftyp"u8) && Brand(head) is { } brand && Array.Exists(Video, known => brand.StartsWith(known, StringComparison.Ordinal)) ? "video/mp4"
        : head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]) && head[..Math.Min(head.Length, 64)].IndexOf("webm"u8) > 0 ? "video/webm"
        : null;

    private static string? Document(ReadOnlySpan<byte> head) =>
        head.StartsWith("%PDF-"u8) ? "application/pdf"
        : head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8) ? "application/zip"
        : IsText(head) ? "text/plain"
        : null;

    // An MPEG audio frame begins with eleven set bits; layer III, and neither a bit rate nor a sampling rate that does not exist.
    private static bool IsMp3Frame(ReadOnlySpan<byte> head) =>
        head.Length > 3 && head[0] == 0xFF && (head[1] & 0xE6) == 0xE2 && (head[1] & 0x18) != 0x08 && (head[2] & 0xF0) is not (0xF0 or 0) && (head[2] & 0x0C) != 0x0C;

    // UTF-8 without control characters. The head may end within a letter.
    private static bool IsText(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty) return false;
        foreach (var b in head) if (b is < 0x20 and not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f') or 0x7F) return false;
        while (!head.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(head, out _, out var length);
            if (status is OperationStatus.NeedMoreData) return true;
            if (status is not OperationStatus.Done) return false;
            head = head[length..];
        }
        return true;
    }

    private static string? Brand(ReadOnlySpan<byte> head) => head.Length >= 12 ? Encoding.ASCII.GetString(head[8..12]) : null;

    private static bool At(ReadOnlySpan<byte> head, int place, ReadOnlySpan<byte> mark) => head.Length > place && head[place..].StartsWith(mark);
}
