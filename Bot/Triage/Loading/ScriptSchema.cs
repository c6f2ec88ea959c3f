using System.Text.Json.Nodes;
using SupportBot.Conversations;

namespace SupportBot.Triage.Loading;

/// <summary>
/// The JSON Schema of a script, for editors. The keys are those the reader itself asks for when it reads one step of each kind, so the two cannot differ.
/// </summary>
internal static class ScriptSchema
{
    private const string Choice = "a choice";
    private const string Case = "a case of 'check'";
    private static readonly string[] Texts = ["say", "ask", "again", "text", "request_evidence", "why", "refer", "to", "label", "button", "called", "resolve"];
    private static readonly string[] Steps = ["next", "no", "else", "alternative"];

    public static JsonObject Make()
    {
        var known = Known();
        return new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "A triage script",
            ["definitions"] = new JsonObject { ["text"] = Text(), ["choice"] = Object(known[Choice], ["value", "label"]), ["case"] = Object(known[Case], ["if", "next"]) },
            ["type"] = "object",
            ["required"] = new JsonArray("id", "version", "queue", "steps"),
            ["additionalProperties"] = false,
            ["properties"] = Properties(known["this file"], "", known),
        };
    }

    /// <summary>The keys of each part of a script: of its top, a choice, a case, and each kind of step by its name.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Known()
    {
        var source = new YamlSource("schema");
        var steps = StepReader.Kinds.Select(kind => $"  {kind}_step: {{ {kind}: {(kind == "check" ? "[{ if: open }]" : "x")}{(kind == "ask" ? ", choices: [{ value: x }]" : "")} }}");
        ScriptLoader.Read(source, source.Read($"id: schema\nsteps:\n{string.Join('\n', steps)}\n")!, "", null);
        return source.Known;
    }

    private static JsonObject Properties(IReadOnlyList<string> keys, string kind, IReadOnlyDictionary<string, IReadOnlyList<string>> known) =>
        new(keys.Select(key => KeyValuePair.Create(key, (JsonNode?)(key == "steps" ? AllSteps(known) : Value(key, kind)))));

    private static JsonObject AllSteps(IReadOnlyDictionary<string, IReadOnlyList<string>> known) => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = new JsonObject
        {
            ["oneOf"] = new JsonArray([.. StepReader.Kinds.Select(kind => Object(known[$"step '{kind}_step'"], [kind], kind))]),
        },
    };

    private static JsonObject Object(IReadOnlyList<string> keys, string[] required, string kind = "") => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray([.. required.Select(key => JsonValue.Create(key))]),
        ["additionalProperties"] = false,
        ["properties"] = Properties(keys, kind, new Dictionary<string, IReadOnlyList<string>>()),
    };

    private static JsonObject Value(string key, string kind) => key switch
    {
        "resolve" => new JsonObject { ["anyOf"] = new JsonArray(Ref("text"), new JsonObject { ["type"] = "null" }) },
        _ when Texts.Contains(key) => Ref("text"),
        _ when Steps.Contains(key) => new JsonObject { ["type"] = "string", ["description"] = "The name of a step, or 'return'" },
        "version" => new JsonObject { ["type"] = "integer", ["minimum"] = 1 },
        "topics" => List(OneOf(Enum.GetValues<Topic>().Select(Buttons.Named))),
        "languages" => List(OneOf(Words.Languages.Select(Buttons.Named))),
        "queue" => new JsonObject { ["anyOf"] = new JsonArray(OneOf(Queues.All), new JsonObject { ["type"] = "string", ["pattern"] = "^[a-z0-9_]{1,40}$" }) },
        "handoff" => OneOf(Enum.GetValues<HandoffReason>().Select(Buttons.Named)),
        "check" when kind == "check" => List(Ref("case")),
        "check" => OneOf(Enum.GetValues<Check>().Select(Buttons.Named)),
        "choices" => List(Ref("choice")),
        "tier" => new JsonObject { ["enum"] = new JsonArray(2, 3) },
        _ => [],
    };

    private static JsonObject Text()
    {
        var variants = new JsonObject { ["type"] = new JsonArray("string", "array"), ["items"] = new JsonObject { ["type"] = "string" } };
        return new JsonObject
        {
            ["type"] = "object", ["additionalProperties"] = false,
            ["properties"] = new JsonObject(Words.Languages.Select(language => KeyValuePair.Create(Buttons.Named(language), (JsonNode?)variants.DeepClone()))),
        };
    }

    private static JsonObject List(JsonObject items) => new() { ["type"] = "array", ["items"] = items };

    private static JsonObject OneOf(IEnumerable<string> words) => new() { ["enum"] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]) };

    private static JsonObject Ref(string name) => new() { ["$ref"] = $"#/definitions/{name}" };
}
