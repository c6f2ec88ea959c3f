namespace SupportBot.Admin.Scripts;

/// <summary>What the editor of a new script begins with.</summary>
internal static class NewScript
{
    private const string MyWords = "words: [my words]     ";
    private const int MostWords = 80;

    /// <summary>The beginning of a script for what customers say in these words (C32); without words, for anything.</summary>
    public static string For(string? words)
    {
        var clean = string.Concat((words ?? "").Where(c => char.IsLetterOrDigit(c) || c == ' ')).Trim();
        return clean.Length is 0 or > MostWords ? Text : Text.Replace(MyWords, $"words: [{clean}] ", StringComparison.Ordinal);
    }

    public const string Text = """
        # What it is for. See docs/scripts.md for everything a script can do.
        id: my_script
        version: 1
        topics: []            # or the topics it begins for
        words: [my words]     # begun by these words, in any language
        called: { en: "My matter", ru: "Мой вопрос", pl: "Moja sprawa" }
        queue: support
        facts: []

        steps:
          first:
            say:
              en: "Do this first."
              ru: "Сначала сделайте это."
              pl: "Najpierw proszę zrobić to."
            next: helped

          helped:
            resolve:
            no: to_people

          to_people:
            handoff: script_ended

        """;
}
