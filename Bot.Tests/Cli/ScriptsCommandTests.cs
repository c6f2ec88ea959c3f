using SupportBot.Cli;

namespace SupportBot.Tests.Cli;

public sealed class ScriptsCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("playbook").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_shipped_scripts_are_well()
    {
        var (code, lines) = Check(Path.Combine(AppContext.BaseDirectory, "playbook"));

        code.ShouldBe(0);
        lines.ShouldHaveSingleItem().ShouldEndWith(" scripts, all well");
    }

    [Fact]
    public void A_mistake_is_printed_with_file_line_and_column()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "scripts"));
        foreach (var name in new[] { "phrases.yaml", "handoff.yaml" })
            File.Copy(Path.Combine(AppContext.BaseDirectory, "playbook", name), Path.Combine(_folder, name));
        File.WriteAllText(Path.Combine(_folder, "scripts", "mine.yaml"), "id: mine\nversion: 1\ntopics: [payment]\nqueue: bills\nsteps:\n  a:\n    handoff: urgent\n");

        var (code, lines) = Check(_folder);

        code.ShouldBe(1);
        lines[0].ShouldStartWith("scripts/mine.yaml:4:8: There is no queue 'bills'.");
        lines[1].ShouldBe($"1 problem in {_folder}");
    }

    [Fact]
    public async Task It_is_a_command_of_the_program()
    {
        (await Commands.TryRun(["scripts", "check", _folder])!).ShouldBe(1);
    }

    private static (int Code, string[] Lines) Check(string folder)
    {
        using var output = new StringWriter();
        var code = ScriptsCommand.Check(folder, output);
        return (code, output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }
}
