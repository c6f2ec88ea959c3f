using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SupportBot.Channels.Web;

/// <summary>
/// Reads JSON strings that browsers really send: half an emoji, cut by an input field, arrives as a lone surrogate, which
/// the framework's reader refuses. Here it reaches <see cref="TextRules.Clean"/>, which makes it U+FFFD.
/// </summary>
internal static class LenientText
{
    public static string Read(ref Utf8JsonReader json)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Unescape(json.HasValueSequence ? json.ValueSequence.ToArray() : json.ValueSpan);
        }
    }

    // The reader has already checked that every escape is one of JSON's.
    private static string Unescape(ReadOnlySpan<byte> escaped)
    {
        var text = new StringBuilder(escaped.Length);
        while (escaped.IndexOf((byte)'\\') is >= 0 and var at)
        {
            text.Append(Encoding.UTF8.GetString(escaped[..at]));
            var kind = escaped[at + 1];
            var isUnicode = kind == 'u';
            text.Append(isUnicode ? (char)ushort.Parse(escaped.Slice(at + 2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture) : Plain(kind));
            escaped = escaped[(at + (isUnicode ? 6 : 2))..];
        }
        return text.Append(Encoding.UTF8.GetString(escaped)).ToString();
    }

    private static char Plain(byte kind) => (char)kind switch
    {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'b' => '\b',
        'f' => '\f',
        var c => c,
    };
}
