namespace SupportBot.Admin.Scripts;

/// <summary>What the editor of a new script begins with.</summary>
internal static class NewScript
{
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
