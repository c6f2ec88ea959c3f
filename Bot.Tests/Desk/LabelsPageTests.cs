using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SupportBot.Channels;
using SupportBot.Classification.Labelling;
using SupportBot.Conversations;
using SupportBot.Storage.Labels;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk;

/// <summary>The admin's page of labels, by forms alone.</summary>
public sealed class LabelsPageTests : IAsyncLifetime
{
    private static readonly Story.Customer Ann = new("Ann", ChannelName.Web, Language.En);
    private DeskHost _host = null!;
    private DeskClient _admin = null!;

    public async Task InitializeAsync()
    {
        _host = await DeskHost.StartAsync();
        await _host.AddAgentAsync("root", "Root", Role.Admin);
        await _host.AddAgentAsync("anna", "Anna");
        _admin = await _host.SignInAsync("root");
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Messages_are_labelled_one_after_the_other_prefilled_with_what_was_read_and_the_last_is_taken_back()
    {
        await _host.Tell(Ann).WritesAsync("my card 4111 1111 1111 1111 was charged twice");
        await _host.Tell(Ann).WritesAsync("hm the thing again");
        var page = await _admin.OpenAsync("/admin/labels");
        var first = page.QuerySelector(".question blockquote")!.TextContent;
        page.QuerySelectorAll(".question input[checked]").Length.ShouldBe(7);
        page.QuerySelectorAll(".question [data-key]").Select(input => input.GetAttribute("data-key")).Distinct().Count().ShouldBe(29, "every answer has a key of its own");

        await ConfirmAsync(("urgency", "high"), ("anger", ""));
        _admin.Page.QuerySelector(".question blockquote")!.TextContent.ShouldNotBe(first);
        _admin.Page.QuerySelector(".pace")!.TextContent.ShouldStartWith("1 today, 1 in the last minute");
        (await CountAsync("anger")).ShouldBe(0, "what is left open is no label");
        (await CountAsync("urgency", "high")).ShouldBe(1);

        await _admin.SubmitAsync("form[data-undo]");
        _admin.Page.QuerySelector(".question blockquote")!.TextContent.ShouldBe(first);
        (await CountAsync("urgency")).ShouldBe(0);
        await ConfirmAsync();
        await ConfirmAsync();
        _admin.Page.QuerySelector(".empty").ShouldNotBeNull();
        (await _host.Database.ReadAsync(sql => sql.ListAsync("SELECT text FROM labelled_messages", row => row.GetString(0)))).ShouldContain("my card 0000 0000 0000 0000 was charged twice");
    }

    [Fact]
    public async Task What_a_customer_contradicts_is_asked_about_with_what_they_said()
    {
        await (await (await _host.Tell(Ann).WritesAsync("it is broken", Some.Reading(Topic.Payment))).BotAsync("A payment, then.")).WritesAsync("no, it is about the parcel", Some.Reading());
        await (await _host.Tell(Ann).WritesAsync("hello there", Some.Reading())).WritesAsync("give me a person", Some.Reading());
        await (await (await _host.Tell(Ann).WritesAsync("did it help?", Some.Reading(Topic.Payment))).BotAsync("Did it?")).WritesAsync("no", Some.Reading());

        var page = await _admin.OpenAsync("/admin/labels?list=contradicted");
        var seen = new List<(string Text, string Next, string Head)>();
        while (page.QuerySelector(".question") is { } question)
        {
            seen.Add((question.QuerySelector("blockquote")!.TextContent, question.QuerySelector("q")!.TextContent, question.QuerySelectorAll("legend").First(l => l.TextContent.Contains("contradicted", StringComparison.Ordinal)).TextContent.Split(' ')[0]));
            page = await ConfirmAsync();
        }

        seen.ShouldBe([("it is broken", "no, it is about the parcel", "Topic"), ("hello there", "give me a person", "Wants")], ignoreOrder: true);
        (await _host.Database.ReadAsync(sql => sql.ListAsync("SELECT DISTINCT source FROM labels", row => row.GetInt64(0)))).ShouldBe([(long)LabelSource.Customer]);
    }

    [Fact]
    public async Task A_correction_is_confirmed_and_a_conflict_is_settled_by_an_admin()
    {
        var story = await _host.Tell(Ann).WritesAsync("it is late", Some.Reading(Topic.Delivery));
        var anna = await _host.ProgramAsync("anna");
        await ApiCalls.DoneAsync(anna, story.Number.ToString(), "labels", new { position = 1, labels = new { urgency = "critical" } });
        var said = (await _admin.OpenAsync("/admin/labels?list=corrected")).QuerySelector(".reviews .said")!.TextContent;
        foreach (var words in new[] { "Read as Low", "Anna says Critical in the desk" }) said.ShouldContain(words);

        await _admin.SubmitAsync(".reviews form", ("label", "urgency:high"));
        (await _admin.OpenAsync("/admin/labels?list=conflicts")).QuerySelector("nav .count")!.TextContent.ShouldBe("1");
        foreach (var words in new[] { "Anna says Critical", "Root says High" }) _admin.Page.QuerySelector(".reviews")!.TextContent.ShouldContain(words);
        await _admin.SubmitAsync(".reviews form", ("label", "urgency:critical"));

        _admin.Page.QuerySelector(".done")!.TextContent.ShouldBe("Settled.");
        _admin.Page.QuerySelector(".reviews").ShouldBeNull();
        var survey = await _host.Get<LabelStore>().SurveyAsync();
        survey.Agreement[3].Messages.ShouldBe(1);
        (await _admin.OpenAsync("/admin/labels?list=agreement")).QuerySelector("main")!.TextContent.ShouldContain("Root and Anna");
    }

    [Fact]
    public async Task A_file_is_looked_at_before_anything_of_it_is_kept()
    {
        await _admin.OpenAsync("/admin/labels?list=files");
        await _admin.UploadAsync("form[action='/admin/labels/preview']", "mine.tsv", "urgency\ttext\nhigh\tmail me, ann@firma.pl\nasap\tand now?\n");

        _admin.Page.QuerySelector(".bad tbody tr")!.TextContent.ShouldContain("'asap' is no urgency");
        (await CountAsync("urgency")).ShouldBe(0);
        await _admin.SubmitAsync("form[action='/admin/labels/import']", ("content", _admin.Page.QuerySelector("textarea[name=content]")!.TextContent));
        _admin.Page.QuerySelector(".done")!.TextContent.ShouldStartWith("Taken in.");
        (await CountAsync("urgency", "high")).ShouldBe(1);

        var form = new[] { ("format", "jsonl"), ("__RequestVerificationToken", _admin.Page.QuerySelector<IHtmlInputElement>("form[action$=export] input")!.Value) };
        using var posted = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        using var file = await _admin.Http.PostAsync(new Uri("/admin/labels/export", UriKind.Relative), posted);
        file.Content.Headers.ContentDisposition!.FileName.ShouldBe("labels.jsonl");
        (await file.Content.ReadAsStringAsync()).ShouldContain("mail me, name@example.com");
        (await _admin.OpenAsync("/admin/audit")).QuerySelector("main")!.TextContent.ShouldContain("mine.tsv");
    }

    [Fact]
    public async Task Who_is_no_admin_does_not_come_in()
    {
        using var anna = await _host.SignInAsync("anna");

        (await anna.Http.GetAsync("/admin/labels")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    // A browser sends what is chosen.
    private Task<IHtmlDocument> ConfirmAsync(params (string Name, string Value)[] other)
    {
        var chosen = _admin.Page.QuerySelectorAll<IHtmlInputElement>(".question input[checked]")
            .Where(input => other.All(one => one.Name != input.Name)).Select(input => (input.Name!, input.Value));
        return _admin.SubmitAsync("form[data-question]", [.. chosen, .. other]);
    }

    private async Task<long> CountAsync(string head, string value = "%") => await _host.Database.ReadAsync(sql => sql.FirstAsync(
        "SELECT COUNT(*) FROM labels WHERE head = $1 AND value LIKE $2", row => row.GetInt64(0), head, value));
}
