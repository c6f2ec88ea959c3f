namespace SupportBot.Tests.Simulation.Week;

/// <summary>When customers write for the first time: by the hour of the day and the day of the week, as shops and services see them.</summary>
internal static class Arrivals
{
    private static readonly double[] OfHour =
        [0.15, 0.1, 0.1, 0.1, 0.1, 0.2, 0.4, 0.7, 1.1, 1.5, 1.6, 1.5, 1.4, 1.4, 1.5, 1.4, 1.3, 1.2, 1.2, 1.1, 1, 0.8, 0.5, 0.3];

    private static readonly double[] OfDay = [0.5, 1.25, 1.05, 1, 1, 0.9, 0.6];

    /// <summary>In order.</summary>
    public static DateTimeOffset[] Of(WeekPlan plan)
    {
        var chance = plan.ChanceOf("arrivals", 0);
        var hours = (int)plan.Length.TotalHours;
        var sums = new double[hours];
        for (var hour = 0; hour < hours; hour++) sums[hour] = (hour > 0 ? sums[hour - 1] : 0) + Weight(plan.Start.AddHours(hour));
        var all = new DateTimeOffset[plan.Conversations];
        for (var i = 0; i < all.Length; i++)
        {
            var drawn = chance.NextDouble() * sums[^1];
            var hour = Array.FindIndex(sums, sum => sum > drawn);
            all[i] = plan.Start.AddHours(hour) + TimeSpan.FromMilliseconds(chance.Next(3_600_000));
        }
        Array.Sort(all);
        return all;
    }

    private static double Weight(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, WeekPlan.Local);
        return OfHour[local.Hour] * OfDay[(int)local.DayOfWeek];
    }
}
