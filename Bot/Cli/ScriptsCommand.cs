using System.CommandLine;
using System.Text;
using System.Text.Json;
using SupportBot.Cli.Scripts;
using SupportBot.Conversations;
using SupportBot.Triage.Loading;

namespace SupportBot.Cli;

/// <summary><c>scripts check</c>: whether the triage scripts and phrases of a folder can be used, and what they say that support does not.</summary>
internal static class ScriptsCommand
{
    public static Command Create()
    {
        var folder = Paths.Playbook();
        var queues = new Option<string[]>("--queue") { Description = "A queue of yours that scripts may hand off to, beside those of the product; as often as there are." };
        var check = new Command("check", "Read every script and phrase, and list what is wrong with file, line and column.") { folder, queues };
        check.SetAction(parsed => Check(parsed.GetValue(folder)!, parsed.InvocationConfiguration.Output, parsed.GetValue(queues)));
        return new Command("scripts", "Work with the triage scripts.")
        {
            check, Schema(), ScriptsTestCommand.Create(), DrawCommand.Create(), StoredScriptsCommand.CreateList(), StoredScriptsCommand.CreateExport(),
        };
    }

    private static Command Schema()
    {
        var schema = new Command("schema", "Print the JSON Schema of a script, for editors that complete and check YAML.");
        schema.SetAction(parsed =>
        {
            using var json = new MemoryStream();
            using (var writer = new Utf8JsonWriter(json, new JsonWriterOptions { Indented = true })) ScriptSchema.Make().WriteTo(writer);
            parsed.InvocationConfiguration.Output.WriteLine(Encoding.UTF8.GetString(json.ToArray()));
        });
        return schema;
    }

    /// <returns>0 when all is well, else 1.</returns>
    internal static int Check(string folder, TextWriter output, IReadOnlyList<string>? queues = null)
    {
        var (playbook, found) = PlaybookFolder.Read(folder, [.. Queues.All, .. queues ?? []]);
        ScriptProblem[] problems = [.. found, .. ConductCheck.Folder(folder)];
        foreach (var problem in problems) output.WriteLine(problem);
        output.WriteLine(playbook is null || problems.Length > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{problems.Length} {(problems.Length == 1 ? "problem" : "problems")} in {folder}")
            : string.Create(CultureInfo.InvariantCulture, $"{playbook.Active.Length} {(playbook.Active.Length == 1 ? "script" : "scripts")}, all well"));
        return playbook is null || problems.Length > 0 ? 1 : 0;
    }
}
