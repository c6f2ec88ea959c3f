using SupportBot.Admin.Scripts;
using SupportBot.Conversations;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Storage.Scripts;
using SupportBot.Tests.Support;
using SupportBot.Tests.Triage;

namespace SupportBot.Tests.Desk;

/// <summary>What admins see of a script and its numbers.</summary>
public class ScriptPictureTests
{
    private static readonly DateTimeOffset Now = TurnTalk.Start;
    private static readonly ScriptPeriod Period = new(1, 30, Language.En);

    [Fact]
    public async Task C07_Numbers_stand_at_their_steps_and_lead_to_the_conversations_that_stopped_there()
    {
        var payment = ShippedPlaybook.It.ScriptFor(Topic.Payment)!;
        StepFigures[] figures = [new("what", 100, 30, 2, 45), new("booked", 40, 0, 0, null)];

        var page = await Rendered.OfAsync(PicturePage.Of(OnDesk(payment.Id), Kept(payment.Id), payment, Period, figures, []));

        var link = page.QuerySelector("svg a:has([data-step=what])")!;
        link.GetAttribute("href").ShouldBe("/admin/scripts/payment/steps/what?version=1&days=30&language=en");
        link.QuerySelectorAll(".note").Select(note => note.TextContent).ShouldBe(["100 reached, 45 s to answer", "30 left here, 2 to people"]);
        link.QuerySelector("[data-stands-out]").ShouldNotBeNull("three in ten left here");
        page.QuerySelector("svg a:has([data-step=booked])").ShouldBeNull("nobody stopped there");
        page.QuerySelector("[data-step=order] .note")!.TextContent.ShouldBe("nobody came here");
    }

    [Fact]
    public async Task Conversations_that_stopped_at_a_step_open_in_the_desk()
    {
        StoppedConversation[] stopped = [new(new TicketNumber(1042), new ScriptId("payment", 1), "what", WalkOutcome.HandedOff, Now), new(new TicketNumber(1043), new ScriptId("payment", 1), "what", WalkOutcome.Left, Now)];

        var page = await Rendered.OfAsync(StepPage.Of(OnDesk(new("payment", 1)), "what", Period, stopped, isCut: false));

        page.QuerySelectorAll("tbody a").Select(a => a.GetAttribute("href")).ShouldBe(["/desk?ticket=SB-1042", "/desk?ticket=SB-1043"]);
        page.QuerySelectorAll("tbody td:nth-child(2)").Select(td => td.TextContent).ShouldBe(["Handed off to people", "The customer left"]);
    }

    [Fact]
    public async Task The_list_says_what_is_in_force_and_how_it_ends()
    {
        var script = OnDesk(new ScriptId("payment", 1001)) with { Draft = new ScriptDraft("payment", 1, "id: payment", Now, "anna") };
        VersionFigures[] figures = [Figures(1001, begun: 60, resolved: 30, handedOff: 15), Figures(1, begun: 2, resolved: 0, handedOff: 1)];

        var page = await Rendered.OfAsync(ScriptsPage.Of([ScriptRow.Of(script, figures), ScriptRow.Of(OnDesk(new("rare", 1)), [Figures(1, 4, 3, 1)])], Period));

        Cells(page.QuerySelector("[data-script=payment]")!).ShouldBe("Payment | version 1001, of the files Draft | 62 | 65 % | 35 %");
        Cells(page.QuerySelector("[data-script=rare]")!).ShouldEndWith("4 | 3 of 4 | 1 of 4", customMessage: "a share of four conversations says nothing");
    }

    [Theory]
    [InlineData(80, 100, 50, 100, "Version 1 settles more, surely by 17 to 42 of a hundred.")]
    [InlineData(50, 100, 80, 100, "Version 2 settles more, surely by 17 to 42 of a hundred.")]
    [InlineData(50, 100, 55, 100, "No difference that is more than chance yet.")]
    [InlineData(10, 10, 50, 100, "Too few to tell: both need 20 conversations that ended.")]
    public void A_trial_says_no_more_than_its_numbers_do(int one, int ofOne, int other, int ofOther, string verdict) =>
        TrialWords.Verdict(new TrialOutcome(Figures(1, ofOne, one, ofOne - one), Figures(2, ofOther, other, ofOther - other))).ShouldBe(verdict);

    internal static ScriptOnDesk OnDesk(ScriptId current) => new(current.Name, current, new ScriptMark(3, 4))
    {
        InForce = null, Draft = null, Planned = [], Decisions = [], Versions = [new VersionOnDesk(Kept(current), VersionState.Published, null)],
    };

    internal static ScriptVersion Kept(ScriptId id) => new(id, $"id: {id.Name}\nversion: {id.Version}\nsteps: {{}}\n", Now, "anna");

    internal static VersionFigures Figures(int version, long begun, long resolved, long handedOff) =>
        new(new ScriptId("payment", version), begun, resolved, 0, handedOff, 0, null, 0);

    private static string Cells(AngleSharp.Dom.IElement row) => string.Join(" | ", row.Children.Where((_, i) => i != 1)
        .Select(cell => string.Join(' ', cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
}
