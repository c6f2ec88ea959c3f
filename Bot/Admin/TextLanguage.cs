using SupportBot.Conversations;
using SupportBot.Triage;

namespace SupportBot.Admin;

/// <summary>The language of the texts that a page shows, as it stands in its address.</summary>
internal static class TextLanguage
{
    /// <summary>English, when the address says none that texts are written in.</summary>
    public static Language Of(IQueryCollection query)
    {
        var named = query["language"].ToString();
        return Words.Languages.FirstOrDefault(language => Named(language) == named, Language.En);
    }

    public static string Named(Language language) => Buttons.Named(language);
}
