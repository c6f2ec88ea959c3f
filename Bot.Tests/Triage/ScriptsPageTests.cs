using System.Text.RegularExpressions;
using SupportBot.Conversations;
using SupportBot.Tests.Support;
using SupportBot.Triage;
using SupportBot.Triage.Loading;

namespace SupportBot.Tests.Triage;

/// <summary>What <c>docs/scripts.md</c> tells is true.</summary>
public partial class ScriptsPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.Find("docs/scripts.md"));

    [Fact]
    public void Its_example_is_a_script_without_a_problem()
    {
        var (script, problems) = ScriptLoader.Parse(Example().Match(Page).Groups[1].Value, "docs/scripts.md");

        problems.ShouldBeEmpty();
        Talk.Begin(script!, "I lost my card and somebody used it").Stands.ShouldBe("urgent security L3");
        Talk.Begin(script!).Writes("no").Writes("12 May").Writes("yes").Stands.ShouldBe("resolved");
    }

    [Fact]
    public void It_names_every_check_reason_queue_and_fact()
    {
        var words = Enum.GetValues<Check>().Select(Buttons.Named)
            .Concat(Enum.GetValues<HandoffReason>().Select(Buttons.Named)).Concat(Queues.All).Concat(FactNames.Known);

        foreach (var word in words) Page.ShouldContain($"`{word}`");
    }

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
