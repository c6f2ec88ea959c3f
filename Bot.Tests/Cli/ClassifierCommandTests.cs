using System.CommandLine;
using System.Text;
using System.Text.Json;
using SupportBot.Cli;
using SupportBot.Classification;
using SupportBot.Classification.Training;
using SupportBot.Tests.Classification;

namespace SupportBot.Tests.Cli;

public sealed class ClassifierCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    [Fact]
    public async Task Evaluate_prints_plain_tables_of_every_head_that_fit_80_columns()
    {
        var (code, output, _) = await RunAsync(EvaluateCommand.Create(), "--corpus", Path.Combine(Shipped.Models, "corpus"), "--model", Shipped.Path);
        code.ShouldBe(0);
        var lines = output.Split('\n');
        foreach (var head in Heads.All) lines.ShouldContain(line => line.Trim() == head.Name);
        lines.ShouldAllBe(line => line.Length <= 80 && !line.Contains('\u001b'));
        lines.ShouldContain(line => line.Contains("macro-F1"));
    }

    [Fact]
    public async Task Evaluate_judges_by_any_file_and_says_which_answers_it_does_not_know()
    {
        var file = await FileAsync("post,prio\n\"my card was charged twice, and again\",p2\nthanks a lot,p4\nhello,p9\n");
        var (code, output, errors) = await RunAsync(
            EvaluateCommand.Create(), "--model", Shipped.Path, "--data", file, "--text", "post", "--column", "urgency=prio", "--map", "p2=high", "p4=low",
            "--language", "en", "--json");

        code.ShouldBe(0);
        errors.ShouldContain("'p9' is no urgency (low, normal, high, critical): line 4.");
        var found = JsonDocument.Parse(output).RootElement;
        found.GetProperty("heads").EnumerateArray().Select(head => head.GetProperty("head").GetString()).ShouldBe(["language", "urgency"]);
        var urgency = found.GetProperty("heads")[1].GetProperty("languages");
        urgency.EnumerateArray().Select(language => language.GetProperty("language").GetString()).ShouldBe(["all", "en"]);
        urgency[0].GetProperty("messages").GetInt32().ShouldBe(2);
        urgency[0].GetProperty("answers")[2].GetProperty("support").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Compare_says_in_words_and_by_its_code_whether_the_second_is_worse()
    {
        var (toy, spoilt) = (await FileAsync(ModelFile.Bytes(Toy.Model)), await FileAsync(ToyVariants.BytesWithout(Heads.Urgency)));
        var data = await FileAsync(string.Join('\n', Toy.Make(200, seed: 3).Select(Line).Prepend($"{string.Join('\t', Heads.All.Select(head => head.Name))}\ttext")));

        var (worse, words, _) = await RunAsync(CompareCommand.Create(), toy, spoilt, "--data", data);
        worse.ShouldBe(CompareCommand.Worse);
        words.ShouldContain("Worse at urgency in all languages");
        words.Split('\n').ShouldAllBe(line => line.Length <= 80 || line.StartsWith("Worse"));

        var (better, json, _) = await RunAsync(CompareCommand.Create(), spoilt, toy, "--data", data, "--json");
        better.ShouldBe(0);
        JsonDocument.Parse(json).RootElement.GetProperty("isNotWorse").GetBoolean().ShouldBeTrue();

        (await RunAsync(CompareCommand.Create(), toy, "no-such-file.bin")).Code.ShouldBe(CompareCommand.Failed);
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

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Line(LabelledMessage message) => $"{string.Join('\t', message.Labels.Select((label, head) => Heads.All[head].Labels[label]))}\t{message.Text}";

    private static async Task<(int Code, string Output, string Errors)> RunAsync(Command command, params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await command.Parse(arguments).InvokeAsync(new InvocationConfiguration { Output = output, Error = errors });
        return (code, output.ToString(), errors.ToString());
    }

    private Task<string> FileAsync(string text) => FileAsync(Encoding.UTF8.GetBytes(text));

    private async Task<string> FileAsync(byte[] bytes)
    {
        var path = Path.Combine(_folder.FullName, Path.GetRandomFileName());
        await File.WriteAllBytesAsync(path, bytes);
        return path;
    }
}
