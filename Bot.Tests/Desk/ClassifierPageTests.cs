using System.Net;
using SupportBot.Classification;
using SupportBot.Conversations;
using SupportBot.Learning;
using SupportBot.Storage.Models;
using SupportBot.Tests.Classification;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk;

/// <summary>An admin trains, judges, promotes and goes back, from one page.</summary>
public sealed class ClassifierPageTests : IAsyncLifetime
{
    private DeskHost _host = null!;
    private DeskClient _admin = null!;

    public async Task InitializeAsync()
    {
        _host = await DeskHost.StartAsync();
        await _host.AddAgentAsync("root", "Root", Role.Admin);
        _admin = await _host.SignInAsync("root");
        await _admin.OpenAsync("/admin/classifier");
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_model_is_trained_promoted_and_given_up_again()
    {
        var shipped = _host.Get<ActiveClassifier>().Current.Version;
        await _admin.SubmitAsync("form[action$='/train']");
        _admin.Page.QuerySelector(".done")!.TextContent.ShouldStartWith("Training has begun");
        (await EventsAsync()).ShouldContain("\"ended\":true");

        await _admin.OpenAsync("/admin/classifier");
        var made = _admin.Page.QuerySelector("#candidates [data-model]")!.GetAttribute("data-model")!;
        await _admin.SubmitAsync($"form[action$='/{made}/promote']", ("reason", "It is a toy"));
        _admin.Page.QuerySelector(".done").ShouldNotBeNull();
        _host.Get<ActiveClassifier>().Current.Version.ShouldBe(made);
        await _admin.SubmitAsync($"#kept form[action$='/{shipped}/back']");
        _host.Get<ActiveClassifier>().Current.Version.ShouldBe(shipped);

        await _admin.OpenAsync("/admin/audit");
        _admin.Page.QuerySelectorAll(".audit tbody tr").Count(row => row.QuerySelectorAll("td")[1].TextContent == "root").ShouldBe(4);
        _admin.Page.QuerySelector(".audit")!.TextContent.ShouldContain("It is a toy");
    }

    [Fact]
    public async Task What_cannot_be_used_is_not_promoted_and_says_why()
    {
        var version = new ModelVersion("beef");
        await _host.Get<ModelStore>().AddAsync(StoredModels.Candidate(version), new byte[5000], last: null, default);
        await _admin.OpenAsync("/admin/classifier");

        await _admin.SubmitAsync("form[action$='/beef/promote']", ("reason", "please"));

        _admin.Status.ShouldBe(HttpStatusCode.BadRequest);
        _admin.Page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("not a classifier");
        (await _host.Get<ModelStore>().MarkAsync()).Active.ShouldBe(_host.Get<ShippedModel>().Version);
    }

    [Fact]
    public async Task After_a_restart_the_promoted_model_reads_from_the_first_message_on()
    {
        var bytes = ToyVariants.Bytes(5);
        var version = ToyVariants.VersionOf(bytes);
        await _host.Get<ModelStore>().AddAsync(StoredModels.Candidate(version), bytes, last: null, default);
        await _admin.OpenAsync("/admin/classifier");
        await _admin.SubmitAsync($"form[action$='/{version}/promote']", ("reason", "a test"));

        await _host.RestartAsync();

        _host.Get<ActiveClassifier>().Current.Version.ShouldBe(version.Value);
    }

    [Fact]
    public async Task The_words_that_carried_a_reading_are_shown()
    {
        await _admin.SubmitAsync("form.try", ("text", "I want to talk to a human, this is urgent"));

        _admin.Page.QuerySelectorAll(".heads .because .chip").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_training_under_way_is_shown_and_can_be_cancelled()
    {
        // One of another node: it is not heard of on this one.
        await _host.Get<TrainingStore>().BeginAsync("anna", default);
        await _admin.OpenAsync("/admin/classifier");
        _admin.Page.QuerySelector("#training .doing")!.TextContent.ShouldBe("Reading the labels");

        await _admin.SubmitAsync("form[action$='/train/cancel']");

        _admin.Page.QuerySelector("#training .remaining")!.TextContent.ShouldContain("stopping");
        _admin.Page.QuerySelector("form[action$='/train']").ShouldBeNull();
    }

    private async Task<string> EventsAsync()
    {
        using var answer = await _admin.Http.GetAsync(new Uri("/admin/classifier/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        return await answer.Content.ReadAsStringAsync();
    }
}
