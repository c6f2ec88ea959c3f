using SupportBot.Dialogs;
using SupportBot.Dialogs.Sla;
using SupportBot.Handoff.Calendars;
using SupportBot.Storage.Routing;
using SupportBot.Storage.Sla;

namespace SupportBot.Admin.Policies;

/// <summary>Shows how soon tickets are answered, by which calendar, and what that means for an example.</summary>
internal sealed class PolicyPages(PolicyStore store, QueueRulesStore queues, Company company, TimeProvider clock)
{
    public static void Map(RouteGroupBuilder policies)
    {
        policies.MapGet("", (HttpContext http, PolicyPages pages) => pages.ShowAsync(http));
        PolicyForms.Map(policies);
    }

    /// <param name="tried">Fields to show instead of what is kept, and to count the example by.</param>
    public async Task<IResult> ShowAsync(HttpContext http, string? problem = null, PolicyFields? tried = null, CalendarText? calendar = null)
    {
        var texts = await store.ReadAsync();
        var names = await queues.NamesAsync();
        var times = PolicyReading.Compose(company, With(texts, tried, calendar, names));
        var question = tried is { Queue.Length: > 0 }
            ? PreviewQuestion.LateOnFriday(tried.Queue, times.CalendarFor(tried.Queue).Local(clock.GetUtcNow()))
            : PreviewQuestion.Of(http.Request.Query, times, names, clock.GetUtcNow());
        var model = new PoliciesModel(names, times, texts, [.. Views(texts, calendar)], question, clock.GetUtcNow(), tried, calendar);
        return (AdminView.Of(http, AdminArea.Policies, problem) with { IsWide = true }).Page(PoliciesPage.Of(model));
    }

    private PolicyTexts With(PolicyTexts texts, PolicyFields? tried, CalendarText? calendar, IReadOnlyList<string> queues)
    {
        var times = PolicyReading.Compose(company, texts);
        var policy = tried?.Parse(times, queues).Policy is { } parsed ? new PolicyText(parsed.Queue, parsed.Calendar, parsed.Written(), 0) : null;
        return new PolicyTexts(
            calendar is null ? texts.Calendars : [.. texts.Calendars.Where(other => other.Name != calendar.Name), calendar],
            policy is null ? texts.Policies : [.. texts.Policies.Where(other => other.Queue != policy.Queue), policy]);
    }

    private IEnumerable<CalendarView> Views(PolicyTexts texts, CalendarText? tried)
    {
        var kept = texts.Calendars.ToDictionary(text => text.Name);
        var usual = new CalendarText(BusinessCalendar.Default, company.Calendar.Week.Written, "", company.Calendar.Zone.Id, 0);
        foreach (var text in kept.Values.Prepend(usual).DistinctBy(text => text.Name).OrderByDescending(text => text.Name == BusinessCalendar.Default))
        {
            var shown = tried?.Name == text.Name ? tried : kept.GetValueOrDefault(text.Name, text);
            yield return new CalendarView(shown, PolicyReading.Calendar(shown, company).Read, kept.ContainsKey(text.Name));
        }
    }
}
