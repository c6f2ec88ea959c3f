using System.Text.RegularExpressions;

namespace SupportBot.Tests.Support;

/// <summary>Finds a phrase in what was said, whatever stands in its variables.</summary>
internal static class PhrasePattern
{
    public static Regex Of(string variant) => new(string.Join(".+?", Regex.Split(variant, @"\{[^}]*\}").Select(Regex.Escape)), RegexOptions.Singleline);
}
