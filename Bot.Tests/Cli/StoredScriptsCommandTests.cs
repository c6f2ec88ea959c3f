using System.Text.Json.Nodes;
using SupportBot.Cli.Scripts;
using SupportBot.Storage;
using SupportBot.Tests.Support;
using SupportBot.Triage.Loading;

namespace SupportBot.Tests.Cli;

/// <summary><c>scripts list</c> and <c>scripts export</c>, on the store of a server that may be running.</summary>
public sealed class StoredScriptsCommandTests
{
    [Fact]
    public async Task What_is_in_force_is_listed_and_written_to_files_that_a_playbook_can_have()
    {
        using var folder = new DataFolder();
        await using var database = await Database.OpenAsync(new SqliteEngine(folder.Database));
        var scripts = new StoredScripts(database, TimeProvider.System);
        await scripts.ShipAsync();
        await scripts.SaveAsync("payment", "clearer");
        await scripts.Desk.PublishAsync("payment", await scripts.MarkAsync("payment"), null, "anna", null, default);
        using var output = new StringWriter();

        (await StoredScriptsCommand.ListAsync(folder.Path, json: true, output, TextWriter.Null, default)).ShouldBe(0);
        (await StoredScriptsCommand.ListAsync(folder.Path, json: false, TextWriter.Null, TextWriter.Null, default)).ShouldBe(0);
        (await StoredScriptsCommand.ExportAsync(folder.Path, Path.Combine(folder.Path, "mine"), TextWriter.Null, TextWriter.Null, default)).ShouldBe(0);

        var payment = JsonNode.Parse(output.ToString())!.AsArray().Single(script => (string?)script!["script"] == "payment")!;
        ((int)payment["version"]!, (string?)payment["by"]).ShouldBe((1001, "anna"));
        var written = await File.ReadAllTextAsync(Path.Combine(folder.Path, "mine", "scripts", "payment.yaml"));
        ScriptLoader.Parse(written, "payment.yaml").Script.ShouldNotBeNull().Id.Version.ShouldBe(1001);
        written.ShouldContain("# clearer");
        Directory.GetFiles(Path.Combine(folder.Path, "mine", "scripts")).Length.ShouldBe(scripts.Keeper.Current.Active.Length);
    }

    [Fact]
    public async Task Without_a_store_it_says_so()
    {
        using var folder = new DataFolder();
        using var errors = new StringWriter();

        (await StoredScriptsCommand.ListAsync(folder.Path, json: false, TextWriter.Null, errors, default)).ShouldBe(2);
        errors.ToString().ShouldContain("There is no store");
    }
}
