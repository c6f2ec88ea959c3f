using SupportBot.Conversations;
using SupportBot.Triage;

namespace SupportBot.Tests.Triage;

/// <summary>The playbook the product ships with, as it lies beside the program.</summary>
internal static class ShippedPlaybook
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "playbook");

    public static Playbook It { get; } = Playbook.Load(Folder);

    public static Phrases Phrases => It.Phrases;

    public static IReadOnlyList<Language> Languages => Words.Languages;

    /// <summary>Every text of a script that a customer can read.</summary>
    public static IEnumerable<Words> Texts(Script script) =>
        script.Steps.SelectMany(step => step is Step.Ask ask ? step.Texts.Concat(ask.Options.Select(o => o.Label)) : step.Texts);
}
