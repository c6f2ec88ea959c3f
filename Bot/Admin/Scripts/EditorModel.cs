using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Storage.Scripts;
using SupportBot.Triage;
using SupportBot.Triage.Loading;

namespace SupportBot.Admin.Scripts;

/// <summary>What stands in the editor and beside it.</summary>
/// <param name="Script">The script it is about; null for a new one.</param>
/// <param name="Source">The text in the editor.</param>
/// <param name="Drawn">The script as far as it can be drawn; null while it cannot.</param>
/// <param name="Talk">The conversation beside it; null while the text has problems.</param>
internal sealed record EditorModel(
    ScriptOnDesk? Script, string Source, IReadOnlyList<ScriptProblem> Problems, Script? Drawn, Rehearsed? Talk, Language Language, IReadOnlyList<Said> Said)
{
    /// <summary>With more steps than these the picture takes too long while somebody types.</summary>
    public const int MostDrawn = 150;

    public string Action => Script is null ? "/admin/new-script" : $"/admin/scripts/{Script.Name}/edit";

    public ScriptMark Mark => Script?.Mark ?? default;
}

/// <summary>What the editor's form says.</summary>
/// <param name="Act">The button that was pressed.</param>
/// <param name="Said">The conversation beside it so far, and what was said now.</param>
internal sealed record EditorForm(string Source, string Act, ScriptMark? Mark, Language Language, IReadOnlyList<Said> Said)
{
    public const string Save = "save";
    private const string Anew = "anew";

    public static EditorForm Of(IFormCollection form)
    {
        var (said, pressed) = (form["said"], form["pressed"]);
        var talk = said.Select((text, i) => new Said(Clean(text), i < pressed.Count && pressed[i] is { Length: > 0 } choice ? choice : null)).ToList();
        var act = form["act"].ToString();
        var words = Clean(form["words"]);
        if (act == Anew) talk.Clear();
        else if (form["press"].ToString() is { Length: > 0 } press) talk.Add(new Said(Clean(form[$"label-{press}"]) is { Length: > 0 } label ? label : press, press));
        // Enter in the field of the talk presses the first button of the page.
        else if (act != Save && words.Length > 0) talk.Add(new Said(words, null));
        return new EditorForm(
            ScriptText.Tidy(form["source"].ToString()), act, ScriptMark.TryParse(form["mark"], out var mark) ? mark : null,
            form["language"].ToString() switch { "ru" => Language.Ru, "pl" => Language.Pl, _ => Language.En }, [.. talk.Take(Rehearsal.MostTurns)]);
    }

    private static string Clean(string? text) => TextRules.Clean(text ?? "", Rehearsal.LongestText);
}
