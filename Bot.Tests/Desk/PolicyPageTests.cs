using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SupportBot.Conversations;
using SupportBot.Dialogs.Sla;
using SupportBot.Storage.Audit;
using SupportBot.Storage.Routing;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk;

/// <summary>How admins decide how soon tickets are answered.</summary>
public sealed class PolicyPageTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    private const string NewPolicy = "form[data-queue=new]";
    private const string Company = "[data-calendar=company] form";

    [Fact]
    public async Task A_policy_is_looked_at_before_it_holds_kept_with_who_changed_it_and_taken_back()
    {
        var admin = await desk.Host.SignInAsync("root");
        await admin.OpenAsync("/admin/policies");
        await SaveAsync(admin, Company, ("week", "Mon-Fri 09:00-18:00"), ("holidays", "12-25 Christmas Day"));
        Said(admin.Page, ".done").ShouldBe("Times are counted by it from now on, on all nodes within a few seconds.");

        await SaveAsync(admin, NewPolicy, ("queue", "billing"), ("Critical-0", "30m"), ("Normal-2", "soon"));
        admin.Status.ShouldBe(HttpStatusCode.BadRequest);
        Said(admin.Page, "[role=alert]").ShouldStartWith("Normal, settled: 'soon' is no time.");
        admin.Page.QuerySelector($"{NewPolicy} [name=Critical-0]")!.GetAttribute("value").ShouldBe("30m", "what was typed stays");

        admin.Page.QuerySelector(NewPolicy)!.SetAttribute("action", "/admin/policies/preview");
        await SaveAsync(admin, NewPolicy, ("queue", "billing"), ("Critical-0", "30m"), ("Normal-2", "3d"));
        Said(admin.Page, ".policy-preview h2").ShouldBe("If this were saved");
        Said(admin.Page, "[data-urgency=Critical] strong").ShouldBe("A critical billing ticket handed off Friday 17:40 is due Monday 9:10.");
        Billing().ShouldBe(TimeSpan.FromMinutes(15), "nothing is kept by looking");

        await SaveAsync(admin, NewPolicy, ("queue", "billing"), ("Critical-0", "30m"), ("Low-2", ""));
        Billing().ShouldBe(TimeSpan.FromMinutes(30));
        var entry = (await desk.Host.Get<AuditLog>().ReadAsync(0, 1)).ShouldHaveSingleItem();
        (entry.Act, entry.By, entry.What, entry.Reason).ShouldBe((AuditAct.PolicySaved, "root", "billing", "Critical first answer 15m → 30m; Low settled 5d → no limit"));

        admin.Page.QuerySelector("form[data-queue=billing]")!.SetAttribute("action", "/admin/policies/remove");
        await SaveAsync(admin, "form[data-queue=billing]");
        Billing().ShouldBe(TimeSpan.FromMinutes(15));
    }

    [Fact]
    public async Task What_cannot_be_a_calendar_is_said_and_one_that_holds_nowhere_is_removed()
    {
        var admin = await desk.Host.SignInAsync("root");
        await admin.OpenAsync("/admin/policies");
        const string last = "form.calendar:has(input[name=name][required])";

        await SaveAsync(admin, last, ("name", "poland"), ("week", "Mon-Fri 09:00-17:00"), ("zone", "Mars/Olympus"));
        Said(admin.Page, "[role=alert]").ShouldStartWith("'Mars/Olympus' is no time zone.");
        await SaveAsync(admin, last, ("name", "poland"), ("week", "Sun 02:30-02:31"), ("zone", "Europe/Warsaw"));
        Said(admin.Page, "[role=alert]").ShouldContain("less than an hour a week");
        await SaveAsync(admin, last, ("name", "poland"), ("week", "Mon-Fri 09:00-17:00"), ("zone", "Europe/Warsaw"), ("holidays", "someday"));
        Said(admin.Page, "[role=alert]").ShouldStartWith("'someday' is no holiday.");
        await SaveAsync(admin, last, ("name", "poland"), ("week", "Mon-Fri 09:00-17:00"), ("zone", "Europe/Warsaw"), ("holidays", "12-25 Christmas Day\n12-24 09:00-12:00"));

        admin.Page.QuerySelector("[data-calendar=poland] form p:not(.hint)")!.TextContent.ShouldContain("Christmas Day");
        admin.Page.QuerySelectorAll("[style], script:not([src])").ShouldBeEmpty();
        admin.Page.QuerySelector("[data-calendar=poland] form")!.SetAttribute("action", "/admin/policies/calendars/remove");
        await SaveAsync(admin, "[data-calendar=poland] form");
        admin.Page.QuerySelector("[data-calendar=poland]").ShouldBeNull();
    }

    [Fact]
    public async Task A_queue_of_ones_own_gets_a_policy_and_an_example_is_of_these_years()
    {
        await desk.Host.Get<QueueRulesStore>().AddAsync(new QueueRules("vip", "Best customers"), CancellationToken.None);
        var admin = await desk.Host.SignInAsync("root");
        await admin.OpenAsync("/admin/policies?queue=vip&at=9999-12-31T23:59");
        admin.Page.QuerySelector(".policy-preview [name=at]")!.GetAttribute("value")!.ShouldEndWith("T17:40");
        await admin.OpenAsync("/admin/policies?queue=vip&at=0001-01-01T00:00");
        Said(admin.Page, "[data-urgency=Critical] strong").ShouldStartWith("A critical vip ticket");

        await SaveAsync(admin, NewPolicy, ("queue", "vip"), ("Critical-0", "7m"));

        desk.Host.Get<ServiceTimesKeeper>().Current.For("vip", Urgency.Critical).First.ShouldBe(TimeSpan.FromMinutes(7));
        await SaveAsync(admin, NewPolicy, ("queue", "nowhere"));
        Said(admin.Page, "[role=alert]").ShouldBe("There is no such queue.");
    }

    // A browser sends every field as it stands.
    private static Task SaveAsync(DeskClient admin, string selector, params (string Name, string Value)[] typed)
    {
        var form = admin.Page.QuerySelector(selector).ShouldNotBeNull(selector);
        var standing = form.QuerySelectorAll("input[name]:not([type=hidden]), select, textarea").Select(field => (Name: field.GetAttribute("name")!, Value: Standing(field)));
        return admin.SubmitAsync(selector, [.. standing.Where(field => !typed.Any(one => one.Name == field.Name)), .. typed]);
    }

    private static string Standing(IElement field) => field switch
    {
        IHtmlSelectElement select => select.Value ?? "",
        IHtmlTextAreaElement text => text.Value,
        _ => ((IHtmlInputElement)field).Value,
    };

    private TimeSpan? Billing() => desk.Host.Get<ServiceTimesKeeper>().Current.For(Queues.Billing, Urgency.Critical).First;

    private static string Said(IDocument page, string selector) => page.QuerySelector(selector).ShouldNotBeNull(selector).TextContent.Trim();
}
