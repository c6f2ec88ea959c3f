using System.CommandLine;
using System.Text.Json;
using SupportBot.Cli;
using SupportBot.Cli.Models;
using SupportBot.Storage.Audit;
using SupportBot.Tests.Classification;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Cli;

/// <summary>Scripts do to the models of a store what admins do, beside the server that runs on it.</summary>
public sealed class ModelCommandTests : IAsyncLifetime
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();
    private TestStore _store = null!;
    private StoredModels _server = null!;

    public async Task InitializeAsync()
    {
        _store = await TestStore.OpenAsync();
        _server = new StoredModels(_store);
    }

    public async Task DisposeAsync()
    {
        _server.Dispose();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task A_model_is_promoted_and_given_up_while_the_server_runs()
    {
        await _server.Intake.TakeInAsync(default);
        var next = await _server.AddAsync(1);

        (await PromoteAsync(next.Value)).ShouldBe(0, _errors.ToString());
        await _server.Keeper.LookAsync(default);
        _server.Active.Current.Version.ShouldBe(next.Value);

        (await PromoteCommand.RollBackAsync(_store.Folder, version: null, Told(), default)).ShouldBe(0, _errors.ToString());
        await _server.Keeper.LookAsync(default);
        _server.Active.Current.Version.ShouldBe(_server.Shipped.Version.Value);
        var log = await _server.Audit.ReadAsync(0, 2);
        log.Select(entry => entry.Act).ShouldBe([AuditAct.ModelRolledBack, AuditAct.ModelPromoted]);
        log.ShouldAllBe(entry => entry.By.EndsWith("(command line)"));
    }

    [Fact]
    public async Task One_that_reads_worse_is_refused_with_a_code_of_its_own()
    {
        // Without an active one in the store it is held against the one that came with the program.
        var toy = await _server.AddAsync(1);

        (await PromoteAsync(toy.Value)).ShouldBe(StoreOptions.NeedsReason);
        _output.ToString().ShouldContain("\"done\": false");
        _output.ToString().ShouldContain("Worse at");
        (await PromoteAsync(toy.Value, "for a test")).ShouldBe(0);
        (await _server.ActiveInStoreAsync()).ShouldBe(toy);
    }

    [Fact]
    public async Task Models_of_the_store_are_compared_by_their_versions()
    {
        await _server.Intake.TakeInAsync(default);
        var next = await _server.AddAsync(1);

        (await CompareAsync("active", next.Value)).ShouldBe(0, _errors.ToString());
        _output.ToString().ShouldContain($"\"candidate\": \"{next}\"");
        (await CompareAsync("active", "beef")).ShouldBe(CompareCommand.Failed);
        _errors.ToString().ShouldContain("beef");

        Task<int> CompareAsync(string active, string candidate) => CompareCommand.Create().Parse([active, candidate, "--of", _store.Folder, "--corpus", Path.Combine(Shipped.Models, "corpus"), "--json"])
            .InvokeAsync(new InvocationConfiguration { Output = _output, Error = _errors });
    }

    [Fact]
    public async Task What_cannot_be_done_is_said()
    {
        (await PromoteAsync("beef")).ShouldBe(StoreOptions.Failed);
        (await PromoteCommand.RollBackAsync(_store.Folder, version: null, Told(), default)).ShouldBe(StoreOptions.Failed);
        _output.ToString().ShouldContain("No model was active before.");
        (await ModelsCommand.ListAsync(Path.Combine(_store.Folder, "nothing"), json: true, _output, _errors)).ShouldBe(StoreOptions.Failed);
        _errors.ToString().ShouldContain("There is no store");
    }

    [Fact]
    public async Task The_list_can_be_read_by_people_and_by_programs()
    {
        await _server.Intake.TakeInAsync(default);
        var candidate = await _server.AddAsync(1);

        (await ModelsCommand.ListAsync(_store.Folder, json: false, _output, _errors)).ShouldBe(0);
        var lines = _output.ToString().Split('\n');
        lines.ShouldAllBe(line => line.Length <= 80);
        lines.ShouldContain(line => line.Contains(candidate.Value) && line.Contains("candidate"));

        using var json = new StringWriter();
        await ModelsCommand.ListAsync(_store.Folder, json: true, json, _errors);
        using var read = JsonDocument.Parse(json.ToString());
        read.RootElement.EnumerateArray().Select(model => model.GetProperty("state").GetString()).ShouldBe(["active", "candidate"]);
        read.RootElement[1].GetProperty("card").GetProperty("labels").GetInt32().ShouldBe(3);
    }

    private Task<int> PromoteAsync(string version, string? reason = null) => PromoteCommand.PromoteAsync(_store.Folder, version, reason, Told(), default);

    private PromoteCommand.Told Told() => new(Json: true, _output, _errors);
}
