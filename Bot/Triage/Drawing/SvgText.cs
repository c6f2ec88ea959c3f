using System.Text;
using System.Xml;

namespace SupportBot.Triage.Drawing;

/// <summary>Words as they stand in SVG: nothing in them can become part of the drawing.</summary>
internal static class SvgText
{
    public static string Escape(string words)
    {
        var text = new StringBuilder(words.Length + 16);
        for (var i = 0; i < words.Length; i++)
        {
            var isPair = i + 1 < words.Length && char.IsSurrogatePair(words[i], words[i + 1]);
            // A file with such a character cannot be read by anybody.
            if (!isPair && !XmlConvert.IsXmlChar(words[i])) continue;
            text.Append(words[i] switch { '<' => "&lt;", '>' => "&gt;", '&' => "&amp;", '"' => "&quot;", '\'' => "&#39;", var letter => letter.ToString() });
            if (isPair) text.Append(words[++i]);
        }
        return text.ToString();
    }
}
