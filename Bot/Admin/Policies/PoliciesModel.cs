using NodaTime;
using SupportBot.Conversations;
using SupportBot.Handoff.Calendars;
using SupportBot.Handoff.Sla;
using SupportBot.Storage.Sla;

namespace SupportBot.Admin.Policies;

/// <summary>What an admin asks to see an example of.</summary>
/// <param name="At">When it is handed off, by the calendar's clocks.</param>
internal sealed record PreviewQuestion(string Queue, LocalDateTime At)
{
    public string AtWritten => At.ToString(TimeForm, CultureInfo.InvariantCulture);

    private const string TimeForm = "yyyy-MM-dd'T'HH:mm";

    /// <summary>What is asked in the address, within two years; by default late on Friday, where most that surprises happens.</summary>
    public static PreviewQuestion Of(IQueryCollection query, ServiceTimes times, IReadOnlyList<string> queues, DateTimeOffset now)
    {
        var queue = query["queue"].ToString();
        var known = queues.Contains(queue) ? queue : Queues.Billing;
        var today = times.CalendarFor(known).Local(now);
        return DateTime.TryParseExact(query["at"], TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) && Math.Abs(at.Year - today.Year) <= 2
            ? new PreviewQuestion(known, LocalDateTime.FromDateTime(at))
            : LateOnFriday(known, today);
    }

    public static PreviewQuestion LateOnFriday(string queue, LocalDateTime now) => new(queue, now.Date.With(DateAdjusters.NextOrSame(IsoDayOfWeek.Friday)).At(new LocalTime(17, 40)));
}

/// <summary>A calendar on the page.</summary>
/// <param name="Read">What is counted by; null while what was written cannot be read.</param>
/// <param name="IsKept">An admin decided it, the settings did not.</param>
internal sealed record CalendarView(CalendarText Text, BusinessCalendar? Read, bool IsKept)
{
    public bool IsDefault => Text.Name == BusinessCalendar.Default;
}

/// <summary>All that the page of policies shows.</summary>
/// <param name="QueueNames">The queues there are.</param>
/// <param name="Times">What holds, or would hold if what was tried were saved.</param>
/// <param name="Tried">Fields that are being written and were not kept; null for none.</param>
/// <param name="TriedCalendar">The same of a calendar.</param>
internal sealed record PoliciesModel(
    IReadOnlyList<string> QueueNames, ServiceTimes Times, PolicyTexts Texts, IReadOnlyList<CalendarView> Calendars, PreviewQuestion Question, DateTimeOffset Now, PolicyFields? Tried, CalendarText? TriedCalendar)
{
    private const int MostHolidays = 4;

    public IEnumerable<PolicyFields> Policies => Kept.Select(fields => fields.Queue == Tried?.Queue ? Tried : fields);

    /// <summary>Queues that could get a policy of their own.</summary>
    public IReadOnlyList<string> Without => [.. QueueNames.Where(queue => !Texts.Policies.Any(policy => policy.Queue == queue))];

    /// <summary>What was tried for a queue that has no policy of its own yet.</summary>
    public PolicyFields? TriedNew => Tried is { } tried && !Kept.Any(fields => fields.Queue == tried.Queue) ? tried : null;

    public IEnumerable<PolicyExample> Examples => PolicyFields.Urgencies.Select(urgency =>
        PolicyExample.Of(Times, Question.Queue, urgency, Times.CalendarFor(Question.Queue).At(Question.At)));

    /// <summary>The fields of the policy for every queue.</summary>
    public PolicyFields ForAny => Kept.First();

    private IEnumerable<PolicyFields> Kept
    {
        get
        {
            var any = Texts.Policies.FirstOrDefault(policy => policy.Queue == SlaPolicy.AnyQueue);
            yield return PolicyFields.Of(Times.Policies.FirstOrDefault(policy => policy.Queue == SlaPolicy.AnyQueue && any is not null) ?? SlaPolicy.Shipped, any?.Revision ?? 0);
            foreach (var text in Texts.Policies.Where(policy => policy.Queue != SlaPolicy.AnyQueue))
                if (Dialogs.Sla.PolicyReading.Policy(text) is { } policy) yield return PolicyFields.Of(policy, text.Revision);
        }
    }

    /// <summary>The next days on which a calendar differs from the week.</summary>
    public IEnumerable<string> NextHolidays(BusinessCalendar calendar)
    {
        var today = calendar.Local(Now).Date;
        return Enumerable.Range(0, 366).Select(today.PlusDays)
            .Select(date => (Date: date, Day: calendar.Holidays.On(date))).Where(one => one.Day is not null).Take(MostHolidays)
            .Select(one => $"{one.Date.ToString("ddd d MMM", CultureInfo.InvariantCulture)}{(one.Day!.Name.Length > 0 ? $" {one.Day.Name}" : "")}{Open(one.Day)}");
    }

    private static string Open(Holidays.Day day) => day.Open.Count == 0 ? "" : $" ({string.Join(", ", day.Open)})";
}
