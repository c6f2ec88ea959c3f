using SupportBot.Classification;
using SupportBot.Simulation;
using SupportBot.Tests.Triage;

namespace SupportBot.Tests.Simulation;

/// <summary>The conversations that stand beside the shipped scripts, as <c>scripts test</c> plays them.</summary>
public class ShippedConversationsTests
{
    private static readonly Lazy<TestedPlaybook> Tested = new(() => TestedPlaybook.Run(
        ShippedPlaybook.Folder, new Lazy<Classifier>(() => Classifier.Load(Path.Combine(AppContext.BaseDirectory, "models", "classifier.bin")))));

    public static TheoryData<string> Scripts => [.. ShippedPlaybook.It.Active.Select(script => script.Id.Name)];

    [Theory, MemberData(nameof(Scripts))]
    public void Every_conversation_of_a_script_goes_as_written(string script)
    {
        var wrong =
            from played in Tested.Value.Played
            where played.Transcript.Script == script && !played.IsRight
            select $"{played.Transcript.File}:{played.Difference!.Line} '{played.Transcript.Name}' expected {played.Difference.Expected}, seen {played.Difference.Seen}";

        Tested.Value.Problems.ShouldBeEmpty();
        wrong.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Scripts))]
    public void Every_way_through_a_script_is_gone_and_every_language_spoken_to_the_end(string script)
    {
        var covered = Tested.Value.Covered.Single(one => one.Script == script);
        var languages = Tested.Value.Played.Where(one => one.Transcript.Script == script).Select(one => one.Transcript.Language).Distinct();

        covered.Missing.Select(way => $"scripts/{script}.yaml:{way.Line} '{way.Out}' out of '{way.Step}'").ShouldBeEmpty();
        languages.Order().ShouldBe(ShippedPlaybook.Languages.Order());
    }
}
