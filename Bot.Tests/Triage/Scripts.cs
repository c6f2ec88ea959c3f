using SupportBot.Triage;
using SupportBot.Triage.Loading;

namespace SupportBot.Tests.Triage;

/// <summary>Small scripts for tests, written without the same text in three languages.</summary>
internal static class Scripts
{
    /// <summary>A script from its steps. <c>say "…"</c> stands for the text in every language.</summary>
    public static string Yaml(string steps, string facts = "[]") =>
        $"id: test\nversion: 1\ntopics: [payment]\nqueue: billing\nfacts: {facts}\nsteps:\n{Indented(steps)}";

    public static Script Parse(string yaml)
    {
        var (script, problems) = ScriptLoader.Parse(yaml, "test.yaml");
        problems.ShouldBeEmpty();
        return script.ShouldNotBeNull();
    }

    /// <summary>Writes <c>~"text"</c> out in all languages.</summary>
    public static string Indented(string steps) => string.Join('\n', steps.Split('\n').Select(line =>
        "  " + System.Text.RegularExpressions.Regex.Replace(line, "~(\"[^\"]*\")", "{ en: $1, ru: $1, pl: $1 }")));
}
