using System.Collections.Frozen;
using SupportBot.Conversations;

namespace SupportBot.Handoff.Incidents;

/// <summary>
/// How many customers usually report something urgent at an hour of the week, by topic. An hour of the week is seen once a week only, so its mean leans on
/// that of the same hour on like days, and that on the hour of all topics together. Older weeks count less, and single hours that stand out count as far as is usual:
/// an outage that nobody marked is not learnt.
/// </summary>
internal sealed class Usual
{
    /// <summary>What is older says nothing.</summary>
    public const int Weeks = 8;

    private const int HoursOfWeek = 168;
    private const double HalfLife = 3 * HoursOfWeek;

    // How many hours' worth the wider mean counts beside what was seen itself.
    private const double LikeDays = 4;
    private const double AllTopics = 6;

    // Known of every topic before anything was seen: one in twelve hours, as surely as one report tells.
    private const double FirstReports = 1;
    private const double FirstHours = 12;

    // After the first morning and the first night.
    private const int FewestHours = 48;

    // Days differ by about a fifth whatever is known of them.
    private const double OwnVariance = 0.04;

    private readonly FrozenDictionary<Topic, Expected[]> _slots;
    private readonly TimeZoneInfo _zone;

    // Of the hours it is asked for most: those beside the end of what it was learnt from.
    private const int KnownHours = 48;
    private readonly long _firstKnown;
    private readonly int[] _known;

    private Usual(FrozenDictionary<Topic, Expected[]> slots, int hours, long end, TimeZoneInfo zone)
    {
        IsKnown = hours >= FewestHours;
        (_slots, _zone, _firstKnown) = (slots, zone, end - (KnownHours / 4));
        _known = [.. Enumerable.Range(0, KnownHours).Select(i => SlotOf(HourCount.Begin(_firstKnown + i), zone))];
    }

    /// <param name="counts">Of hours that are over; where an hour is missing, nobody reported anything in it.</param>
    /// <param name="first">Since which hour reports are counted.</param>
    /// <param name="end">The hour that is not over.</param>
    /// <param name="leftOut">Whether there was an incident in an hour, which says nothing about usual ones.</param>
    public static Usual Of(IEnumerable<HourCount> counts, long first, long end, TimeZoneInfo zone, Func<Topic, long, bool>? leftOut = null)
    {
        first = Math.Max(first, end - (Weeks * HoursOfWeek));
        var hours = Enumerable.Range(0, (int)Math.Max(0, end - first)).Select(i => first + i).ToArray();
        var slots = hours.Select(hour => SlotOf(HourCount.Begin(hour), zone)).ToArray();
        var numbers = counts.Where(count => count.Hour >= first && count.Hour < end).ToLookup(count => (count.Topic, count.Hour), count => (double)count.Customers);
        var seen = Enum.GetValues<Topic>().ToDictionary(topic => topic, topic => Capped(
            from i in Enumerable.Range(0, hours.Length)
            where leftOut?.Invoke(topic, hours[i]) is not true
            select new Seen(slots[i], Math.Pow(0.5, (end - hours[i]) / HalfLife), numbers[(topic, hours[i])].Sum())));
        var together = LikeHours(seen.Values.SelectMany(ofTopic => ofTopic));
        return new Usual(seen.ToFrozenDictionary(one => one.Key, one => MeansOf(one.Value, together)), hours.Length, end, zone);
    }

    /// <summary>Whether enough was seen to call anything unusual.</summary>
    public bool IsKnown { get; }

    /// <summary>What is usual between two times, no more than a few hours apart.</summary>
    public Expected Between(Topic topic, DateTimeOffset from, DateTimeOffset to)
    {
        var (mean, shape) = (0.0, 0.0);
        while (from < to)
        {
            var hour = HourCount.HourOf(from);
            var end = HourCount.Begin(hour + 1);
            if (end > to) end = to;
            var slot = _slots[topic][hour >= _firstKnown && hour - _firstKnown < KnownHours ? _known[hour - _firstKnown] : SlotOf(from, _zone)];
            var part = slot.Mean * (end - from).TotalHours;
            (mean, shape, from) = (mean + part, shape + (part * slot.Shape), end);
        }
        return new Expected(mean, mean > 0 ? shape / mean : 1);
    }

    /// <summary>How many reports of all topics there are in 30 days.</summary>
    public double InThirtyDays() => _slots.Values.Sum(slots => slots.Average(slot => slot.Mean)) * 30 * 24;

    private static int SlotOf(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return ((int)local.DayOfWeek * 24) + local.Hour;
    }

    private static int LikeHour(int slot) => (slot % 24) + (slot / 24 is (int)DayOfWeek.Saturday or (int)DayOfWeek.Sunday ? 24 : 0);

    // The day of a desk has one shape for all topics, more or less: of that more is known than of each.
    private static Expected[] MeansOf(Seen[] seen, (double Weight, double Reports)[] together)
    {
        var (weight, reports) = (seen.Sum(hour => hour.Weight) + FirstHours, seen.Sum(hour => hour.Weight * hour.Number) + FirstReports);
        var mean = reports / weight;
        var meanTogether = (together.Sum(hour => hour.Reports) + FirstReports) / (together.Sum(hour => hour.Weight) + FirstHours);
        var (alike, own) = (LikeHours(seen), Sums(seen, HoursOfWeek, slot => slot));
        var means = new Expected[HoursOfWeek];
        for (var slot = 0; slot < HoursOfWeek; slot++)
        {
            var (all, like) = (together[LikeHour(slot)], alike[LikeHour(slot)]);
            var shaped = mean * Leaning(all, meanTogether, 1) / meanTogether;
            var number = Leaning(own[slot], Leaning(like, shaped, AllTopics), LikeDays);
            means[slot] = new Expected(number, 1 / (OwnVariance + (1 / (like.Reports + (Math.Min(reports, all.Reports) / 2) + FirstReports))));
        }
        return means;
    }

    private static double Leaning((double Weight, double Reports) seen, double towards, double strength) =>
        (seen.Reports + (strength * towards)) / (seen.Weight + strength);

    private static (double Weight, double Reports)[] LikeHours(IEnumerable<Seen> seen) => Sums(seen, 48, LikeHour);

    private static (double Weight, double Reports)[] Sums(IEnumerable<Seen> seen, int length, Func<int, int> place)
    {
        var sums = new (double Weight, double Reports)[length];
        foreach (var hour in seen)
        {
            ref var sum = ref sums[place(hour.Slot)];
            sum = (sum.Weight + hour.Weight, sum.Reports + (hour.Weight * hour.Number));
        }
        return sums;
    }

    private static Seen[] Capped(IEnumerable<Seen> seen) =>
    [
        .. seen.GroupBy(hour => LikeHour(hour.Slot)).SelectMany(alike =>
        {
            var sorted = alike.Select(hour => hour.Number).Order().ToArray();
            var median = sorted[sorted.Length / 2];
            var most = median + (4 * Math.Sqrt(median + 1));
            return alike.Select(hour => hour with { Number = Math.Min(hour.Number, most) });
        }),
    ];

    private readonly record struct Seen(int Slot, double Weight, double Number);
}
