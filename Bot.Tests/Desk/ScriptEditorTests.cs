using AngleSharp.Html.Dom;
using SupportBot.Conversations;
using SupportBot.Storage.Scripts;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk;

/// <summary>The pages of a script without browser scripts: every act of an admin from the editor to the version in force.</summary>
public sealed class ScriptEditorTests : IAsyncLifetime
{
    private const string Editor = "form.editor";
    private DeskHost _host = null!;
    private DeskClient _admin = null!;

    public async Task InitializeAsync()
    {
        _host = await DeskHost.StartAsync();
        await _host.AddAgentAsync("root", "Root", Role.Admin);
        _admin = await _host.SignInAsync("root");
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task C07_A_script_is_edited_checked_tried_published_and_gone_back_from()
    {
        var source = Source(await _admin.OpenAsync("/admin/scripts/payment/edit"));

        // A mistake is told with its line, drawn it cannot be, and kept it is not.
        await SubmitAsync("save", source.Replace("next: booked", "next: bookd"));
        _admin.Page.QuerySelector("#problems a")!.GetAttribute("href").ShouldBe("#line-" + (1 + source[..source.IndexOf("next: booked", StringComparison.Ordinal)].Count(c => c == '\n')));
        _admin.Page.QuerySelector("#drawing svg").ShouldBeNull();
        (await Store().DraftOfAsync("payment")).Draft.ShouldBeNull();

        var better = source.Replace("What happened with the payment?", "What about the payment?").Replace("does that answer it for now", "Is that enough", StringComparison.OrdinalIgnoreCase);
        await SubmitAsync("check", better, ("words", "I was charged twice"));
        await SubmitAsync("check", better, ("press", "booked.pending"));
        _admin.Page.QuerySelectorAll("#talk .said.customer p").Select(p => p.TextContent).ShouldBe(["I was charged twice", "One is pending"]);
        _admin.Page.QuerySelectorAll("#talk .said.bot")[^1].TextContent.ShouldContain("Is that enough?");
        _admin.Page.QuerySelector("#talk")!.GetAttribute("data-here").ShouldBe("hold_clear");
        _admin.Page.QuerySelectorAll("#talk .read li").ShouldNotBeEmpty();
        _admin.Page.QuerySelector("#drawing [data-step=what]")!.TextContent.ShouldContain("What about the payment?");

        await SubmitAsync("save", better);
        Done().ShouldBe("The draft is kept. No customer meets it until it is published.");
        Source(_admin.Page).ShouldBe(better);

        await _admin.OpenAsync("/admin/scripts/payment/versions");
        _admin.Page.QuerySelectorAll(".diff [data-change=Added] .line").Select(line => line.TextContent.Trim()).ShouldBe(["en: \"What about the payment?\"", "en: \"Is that enough?\""]);
        await _admin.SubmitAsync("form[action$='/publish']", ("reason", "Shorter"), ("at", ""));
        _admin.Page.QuerySelector(".versions [data-version] .chip")!.TextContent.ShouldBe("In force");
        _admin.Page.QuerySelector(".versions [data-version]")!.GetAttribute("data-version").ShouldBe("1001");

        await _admin.SubmitAsync("form[action$='/back']", ("reason", "Too short"));
        Done().ShouldBe("New conversations begin with that version again, on all nodes within a few seconds.");
        (await _admin.OpenAsync("/admin/scripts")).QuerySelector("[data-script=payment]")!.TextContent.ShouldContain("version 2");
        (await _admin.OpenAsync("/admin/audit")).Body!.TextContent.ShouldContain("published script");
    }

    [Fact]
    public async Task A_decision_on_what_somebody_else_has_changed_is_refused_and_a_plan_can_be_withdrawn()
    {
        await _admin.OpenAsync("/admin/scripts/payment/edit");
        await SubmitAsync("save", Source(_admin.Page).Replace("What happened", "What has happened"));
        await _admin.OpenAsync("/admin/scripts/payment/versions");
        var other = await _host.SignInAsync("root");
        await other.OpenAsync("/admin/scripts/payment/versions");
        await other.SubmitAsync("form[action$='/discard']");

        await _admin.SubmitAsync("form[action$='/publish']", ("at", ""));
        _admin.Page.QuerySelector(".problem")!.TextContent.ShouldBe("Somebody else changed this script meanwhile. Look at how it stands now and decide anew.");

        await _admin.OpenAsync("/admin/scripts/payment/edit");
        await SubmitAsync("save", Source(_admin.Page).Replace("What happened", "What has happened"));
        await _admin.OpenAsync("/admin/scripts/payment/versions");
        var later = TimeProvider.System.GetUtcNow().AddDays(3).ToString("yyyy-MM-dd'T'HH:mm");
        await _admin.SubmitAsync("form[action$='/publish']", ("at", later));
        _admin.Page.QuerySelector("#planned").ShouldNotBeNull();
        await _admin.SubmitAsync("form[action$='/withdraw']");
        Done().ShouldBe("What was planned does not happen.");

        await _admin.SubmitAsync("form[action$='/trial']", ("version", "1001"), ("percent", "30"));
        _admin.Page.QuerySelector("#trial .chip")!.TextContent.ShouldBe("30 % of new conversations");
        _admin.Page.QuerySelector(".verdict")!.TextContent.ShouldStartWith("Too few to tell");
    }

    private ReleaseStore Store() => _host.Get<ReleaseStore>();

    private string Done() => _admin.Page.QuerySelector(".done")!.TextContent;

    private Task SubmitAsync(string act, string source, params (string Name, string Value)[] more) => _admin.SubmitAsync(Editor, [("act", act), ("source", source), .. more]);

    private static string Source(IHtmlDocument page) => ((IHtmlTextAreaElement)page.QuerySelector("#source")!).Value;
}
