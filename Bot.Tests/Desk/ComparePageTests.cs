using System.Net;
using SupportBot.Admin.Compare;
using SupportBot.Classification;
using SupportBot.Classification.Evaluation;
using SupportBot.Conversations;
using SupportBot.Learning;
using SupportBot.Storage.Models;
using SupportBot.Tests.Classification;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk;

/// <summary>An admin sees a candidate beside the active model.</summary>
public sealed class ComparePageTests : IAsyncLifetime
{
    private DeskHost _host = null!;
    private DeskClient _admin = null!;
    private ModelVersion _candidate;

    public async Task InitializeAsync()
    {
        _host = await DeskHost.StartAsync();
        await _host.AddAgentAsync("root", "Root", Role.Admin);
        _admin = await _host.SignInAsync("root");
        _host.Get<ActiveClassifier>().Swap(Toy.Classifier);
        var bytes = ToyVariants.BytesWithout(Heads.Urgency);
        _candidate = ToyVariants.VersionOf(bytes);
        await _host.Get<ModelStore>().AddAsync(StoredModels.Candidate(_candidate), bytes, last: null, default);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task It_is_worked_out_beside_the_work_and_then_shown_in_words_tables_and_pictures()
    {
        await _admin.OpenAsync($"/admin/classifier/compare?candidate={_candidate}");
        _admin.Page.QuerySelector("[role=status]")!.TextContent.ShouldContain("read the same messages now");
        await _host.Get<Comparisons>().OfAsync(_candidate);

        await _admin.OpenAsync($"/admin/classifier/compare?candidate={_candidate}&head=urgency&language=pl");

        _admin.Page.QuerySelectorAll(".words p").ShouldNotBeEmpty();
        _admin.Page.QuerySelectorAll(".heat").Length.ShouldBe(2);
        _admin.Page.QuerySelectorAll(".chart svg[role=img]").ShouldAllBe(chart => chart.GetAttribute("aria-label")!.Contains("table", StringComparison.Ordinal));
        _admin.Page.QuerySelectorAll(".chart table tbody tr").ShouldNotBeEmpty();
        _admin.Page.QuerySelectorAll("[style], script:not([src])").ShouldBeEmpty();
        (await _admin.OpenAsync($"/admin/classifier/compare?candidate={_candidate}&on=newest")).QuerySelector("main")!.TextContent.ShouldContain("Nothing was labelled yet");
    }

    [Fact]
    public async Task Messages_that_changed_are_shown_by_who_is_right_and_in_pages()
    {
        var changed = (await _host.Get<Comparisons>().OfAsync(_candidate)).Frozen.Changed.Where(change => change.Head == Heads.Urgency).ToArray();
        var lost = changed.Count(change => change.WhoIsRight is WhoIsRight.Active);
        lost.ShouldBeInRange(CompareView.PageSize + 1, changed.Length - 1);
        await _admin.OpenAsync($"/admin/classifier/compare?candidate={_candidate}&head=urgency&show=gained");
        Shown().ShouldAllBe(right => right == "Candidate");

        await _admin.OpenAsync($"/admin/classifier/compare?candidate={_candidate}&head=urgency&show=lost");
        Shown().Length.ShouldBe(CompareView.PageSize);
        Shown().ShouldAllBe(right => right == "Active");
        _admin.Page.QuerySelector("[aria-label='Which of them'] [aria-current] .count")!.TextContent.ShouldBe($"{lost}");
        (await _admin.OpenAsync(_admin.Page.QuerySelector("a[rel=next]")!.GetAttribute("href")!)).QuerySelector("a[rel=prev]").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_model_that_is_not_there_is_said_and_so_is_one_that_cannot_be_read()
    {
        await _admin.OpenAsync("/admin/classifier/compare?candidate=beef");
        (_admin.Status, _admin.Page.QuerySelector("[role=alert]")!.TextContent).ShouldBe((HttpStatusCode.BadRequest, "There is no such model any more."));

        await _host.Get<ModelStore>().AddAsync(StoredModels.Candidate(new ModelVersion("beef")), new byte[5000], last: null, default);
        await Should.ThrowAsync<ModelException>(() => _host.Get<Comparisons>().OfAsync(new ModelVersion("beef")));
        await _admin.OpenAsync("/admin/classifier/compare?candidate=beef");
        _admin.Page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("cannot be compared");
    }

    private string[] Shown() => [.. _admin.Page.QuerySelectorAll(".changed > li").Select(item => item.GetAttribute("data-right")!)];
}
