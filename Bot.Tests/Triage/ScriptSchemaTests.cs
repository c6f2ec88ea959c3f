using System.Text.Json.Nodes;
using SupportBot.Triage.Loading;

namespace SupportBot.Tests.Triage;

public class ScriptSchemaTests
{
    private static readonly JsonObject Schema = ScriptSchema.Make();

    [Fact]
    public void Every_kind_of_step_is_known_with_the_keys_the_reader_asks_for()
    {
        var steps = Schema["properties"]!["steps"]!["additionalProperties"]!["oneOf"]!.AsArray();

        steps.Select(step => step!["required"]![0]!.GetValue<string>()).ShouldBe(StepReader.Kinds);
        foreach (var (step, kind) in steps.Zip(StepReader.Kinds))
        {
            var keys = step!["properties"]!.AsObject().Select(property => property.Key).ToList();
            var known = Refused($"a:\n  {kind}: x\n  nonsense: x").Message.Split("Known here: ")[1].TrimEnd('.').Split(", ");
            keys.Order(StringComparer.Ordinal).ShouldBe(known.Where(key => key != "nonsense").Order(StringComparer.Ordinal), kind);
        }
    }

    [Fact]
    public void The_top_of_a_file_is_known_too()
    {
        string[] keys = [.. Schema["properties"]!.AsObject().Select(property => property.Key)];

        keys.Order(StringComparer.Ordinal).ShouldBe(["button", "called", "facts", "id", "languages", "queue", "steps", "topics", "version", "when", "words"]);
    }

    private static ScriptProblem Refused(string steps) =>
        ScriptLoader.Parse(Scripts.Yaml(steps), "test.yaml").Problems.First(problem => problem.Kind is ProblemKind.UnknownKey);
}
