using SupportBot.Cli;
using SupportBot.Classification;
using SupportBot.Tests.Classification;

namespace SupportBot.Tests.Cli;

public sealed class ClassifierCommandTests
{
    [Fact]
    public void Evaluate_prints_plain_tables_of_every_head_that_fit_80_columns()
    {
        using var output = new StringWriter();
        EvaluateCommand.Run(Path.Combine(Shipped.Models, "corpus"), Shipped.Path, Terminal.Plain(output));
        var lines = output.ToString().Split('\n');
        foreach (var head in Heads.All) lines.ShouldContain(line => line.Trim() == head.Name);
        lines.ShouldAllBe(line => line.Length <= 80 && !line.Contains('\u001b'));
        lines.ShouldContain(line => line.Contains("macro-F1"));
    }

    [Theory]
    [InlineData("train", "--help")]
    [InlineData("evaluate", "--help")]
    [InlineData("evaluate", "--model", "no-such-file.bin")]
    [InlineData("train", "--corpus", "no-such-folder")]
    public async Task A_command_explains_itself_or_what_is_missing(params string[] arguments)
    {
        var code = await Commands.TryRun(arguments).ShouldNotBeNull();
        code.ShouldBe(arguments[1] == "--help" ? 0 : 1);
    }

    [Theory]
    [InlineData]
    [InlineData("--urls", "http://127.0.0.1:0")]
    public void Other_arguments_are_the_servers(params string[] arguments) => Commands.TryRun(arguments).ShouldBeNull();
}
