using System.Text.Json.Nodes;
using SupportBot.Classification.Labelling;
using SupportBot.Cli;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Storage.Labels;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Cli;

/// <summary><c>labels import</c> and <c>labels export</c>, as scripts use them.</summary>
public sealed class LabelsCommandTests : IAsyncLifetime
{
    private const string Good = "urgency\ttopic\ttext\nhigh\tdelivery\tmy parcel RR123456789PL is late\\nagain\nlow\t\t\"what\" is it, ann@firma.pl?\nlow\t\tsee C:\\\\new\n";
    private readonly DataFolder _folder = new();

    public async Task InitializeAsync()
    {
        await using var database = await Database.OpenAsync(new SqliteEngine(_folder.Database));
        var agents = new AgentStore(database, TimeProvider.System);
        await agents.AddAsync(new NewAgent("root", "Root", Role.Admin, "x", []), default);
        await agents.AddAsync(new NewAgent("anna", "Anna", Role.Agent, "x", []), default);
    }

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task What_is_taken_in_can_be_given_out_and_taken_in_again_unchanged()
    {
        (await ImportAsync(Good)).ShouldBe((0, "3 messages taken in."));
        var texts = await TextsAsync();
        texts.ShouldContain(@"see C:\new");

        foreach (var format in Enum.GetValues<LabelFormat>())
        {
            var (code, file) = await ExportAsync(format);
            code.ShouldBe(0);
            foreach (var kept in new[] { "my parcel RR000000000PL is late\\nagain", "name@example.com", "delivery", "root", "import" }) file.ShouldContain(kept);
            LabelFile.Parse(file, "again").ShouldSatisfyAllConditions(again => again.Bad.ShouldBeEmpty(), again => again.Rows.Count.ShouldBe(3));
            (await ImportAsync(file)).ShouldBe((0, "3 messages taken in."));
            (await TextsAsync()).ShouldBe(texts, "there and back changes nothing");
            (await ExportAsync(format)).File.Split('\n').Length.ShouldBe(file.Split('\n').Length, "nothing is kept twice");
        }
    }

    [Fact]
    public async Task Of_a_file_with_a_bad_row_nothing_is_taken_in_unless_it_is_left_out_on_purpose()
    {
        const string Bad = Good + "asap\tpayment\tthree\n";

        var (code, said) = await ImportAsync(Bad);
        code.ShouldBe(LabelsCommand.BadRows);
        foreach (var words in new[] { "5", "'asap' is no urgency", "3 messages can be taken in; nothing was, 1 bad." }) said.ShouldContain(words);
        (await ExportAsync(LabelFormat.Jsonl)).File.ShouldBeEmpty();

        (await ImportAsync(Bad, look: true, json: true)).Code.ShouldBe(LabelsCommand.BadRows);
        var json = JsonNode.Parse((await ImportAsync(Bad, skip: true, json: true)).Said)!;
        ((int)json["stored"]!, (int)json["bad"]![0]!["line"]!).ShouldBe((3, 5));
        (await ExportAsync(LabelFormat.Jsonl)).File.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(3);
    }

    [Theory]
    [InlineData("anna")]
    [InlineData("nobody")]
    public async Task Only_an_admin_answers_for_labels(string login) => (await ImportAsync(Good, by: login)).ShouldBe((2, $"No admin who can sign in has the login '{login}'."));

    [Fact]
    public async Task A_file_or_a_store_that_is_not_there_is_named()
    {
        using var said = new StringWriter();
        var missing = new ImportRequest(Path.Combine(_folder.Path, "none.tsv"), "root", false, false, false);

        (await LabelsCommand.ImportAsync(missing, _folder.Path, Terminal.Plain(said), said, default)).ShouldBe(2);
        (await LabelsCommand.ExportAsync(null, LabelFormat.Tsv, Path.Combine(_folder.Path, "elsewhere"), said, said, default)).ShouldBe(2);

        foreach (var words in new[] { "none.tsv' cannot be read", "There is no store at" }) said.ToString().ShouldContain(words);
    }

    private async Task<(int Code, string Said)> ImportAsync(string content, string by = "root", bool look = false, bool skip = false, bool json = false)
    {
        var path = Path.Combine(_folder.Path, "labels.tsv");
        await File.WriteAllTextAsync(path, content);
        using var said = new StringWriter();
        var code = await LabelsCommand.ImportAsync(new ImportRequest(path, by, look, skip, json), _folder.Path, Terminal.Plain(said), said, default);
        return (code, said.ToString().Trim().Split('\n') is [var first, ..] && code == 0 && !json ? first : said.ToString().Trim());
    }

    private async Task<List<string>> TextsAsync()
    {
        await using var database = await Database.OpenAsync(new SqliteEngine(_folder.Database));
        return await database.ReadAsync(sql => sql.ListAsync("SELECT text FROM labelled_messages ORDER BY id", row => row.GetString(0)));
    }

    private async Task<(int Code, string File)> ExportAsync(LabelFormat format)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await LabelsCommand.ExportAsync(null, format, _folder.Path, output, errors, default);
        errors.ToString().ShouldBeEmpty();
        return (code, output.ToString());
    }
}
