using SupportBot.Conversations;
using SupportBot.Handoff.Incidents;

namespace SupportBot.Tests.Handoff.Incidents;

/// <summary>A spreading outage is noticed early, and hardly ever where there is none (C12). The long run with more seeds is <c>Bot.Benchmarks -- incidents</c>.</summary>
public sealed class IncidentWatchTests
{
    private static readonly DateTimeOffset Noon = UrgentTraffic.Start.AddDays(42).AddHours(12);

    [Theory]
    [InlineData(10, nameof(DailyShape.Office))]
    [InlineData(50, nameof(DailyShape.Evening))]
    public void C12_a_tenfold_rise_is_noticed_within_about_eight_messages(double perHour, string shape)
    {
        var simulation = new IncidentSimulation(101, perHour, Enum.Parse<DailyShape>(shape));
        var noticed = Enumerable.Range(0, 25).Select(_ => simulation.Rises(simulation.Begin(), times: 10, leastAnHour: 0.5)).ToArray();

        noticed.Count(rise => rise is null).ShouldBeLessThanOrEqualTo(2);
        noticed.OfType<Noticed>().Select(rise => rise.Messages).Order().ElementAt(12).ShouldBeLessThanOrEqualTo(9);
    }

    [Fact]
    public void C12_sixty_days_in_which_nothing_happens_raise_two_alarms_at_the_most() =>
        new IncidentSimulation(201, perHour: 10, DailyShape.Office).FalseAlarms(days: 60).Count.ShouldBeLessThanOrEqualTo(2);

    [Fact]
    public void C12_one_customer_who_writes_ten_times_is_one()
    {
        var watch = new IncidentSimulation(1, perHour: 4, DailyShape.Flat).Begin();

        Enumerable.Range(0, 10).Select(i => watch.Take(Report(i, customer: 1))).ShouldAllBe(rise => rise == null);
    }

    [Fact]
    public void C12_a_rise_is_told_once_with_what_is_usual()
    {
        var watch = new IncidentSimulation(1, perHour: 4, DailyShape.Flat).Begin();

        var rises = Enumerable.Range(0, 60).Select(i => watch.Take(Report(i, customer: i))).OfType<Rise>().ToArray();

        var rise = rises.ShouldHaveSingleItem();
        rise.Topic.ShouldBe(Topic.Outage);
        rise.Customers.ShouldBeInRange(IncidentWatch.FewestCustomers, 8);
        rise.Usual.ShouldBeLessThan(1);
    }

    [Fact]
    public void C12_a_word_that_reports_of_several_topics_share_is_noticed()
    {
        var watch = new IncidentSimulation(3, perHour: 50, DailyShape.Flat).Begin();
        Topic[] topics = [Topic.Payment, Topic.Access, Topic.Fault];

        var rises = Enumerable.Range(0, 8).Select(i => watch.Take(Report(4 * i, customer: i) with { Topic = topics[i % 3], Marks = ["gateway"] }));

        rises.OfType<Rise>().First().Mark.ShouldBe("gateway");
    }

    [Fact]
    public void C12_nothing_is_called_unusual_before_anything_is_known()
    {
        var watch = new IncidentWatch { Usual = Usual.Of([], HourCount.HourOf(Noon) - 24, HourCount.HourOf(Noon), TimeZoneInfo.Utc) };

        Enumerable.Range(0, 6).Select(i => watch.Take(Report(120 * i, customer: i))).ShouldAllBe(rise => rise == null);
    }

    [Fact]
    public void C12_an_outage_that_nobody_marked_is_not_learnt()
    {
        var end = HourCount.HourOf(UrgentTraffic.Start.AddDays(42));
        var quiet = Enumerable.Range(1, 42 * 24).Select(ago => new HourCount(Topic.Outage, end - ago, 2)).ToArray();
        var once = quiet.Select(hour => hour.Hour == end - 24 ? hour with { Customers = 400 } : hour);

        var at = HourCount.Begin(end - 24 + 168);
        var (learnt, usual) = (Learnt(once), Learnt(quiet));

        learnt.Between(Topic.Outage, at, at.AddHours(1)).Mean.ShouldBeLessThan(2 * usual.Between(Topic.Outage, at, at.AddHours(1)).Mean);

        Usual Learnt(IEnumerable<HourCount> counts) => Usual.Of(counts, end - (42 * 24), end, TimeZoneInfo.Utc);
    }

    [Theory]
    [InlineData(8, 0.8, 2e-6)]
    [InlineData(5, 1.0, 0.00366)]
    [InlineData(20, 5.0, 3.5e-7)]
    public void The_chance_of_many_is_that_of_Poisson_where_the_rate_is_well_known(int count, double mean, double chance)
    {
        var stated = UnusualCount.Chance(count, new Expected(mean, 1e9));

        stated.ShouldBeInRange(chance * 0.9, chance * 1.4);
        UnusualCount.Chance(count, new Expected(mean, 2)).ShouldBeGreaterThan(3 * stated);
    }

    [Fact]
    public void Marks_are_error_codes_and_beginnings_of_long_words() =>
        SharedMarks.Of("Не открывается личный кабинет, error again", "e 1043").ShouldBe(["E-1043", "открыв", "личный", "кабине", "error", "again"]);

    private static UrgentReport Report(int seconds, int customer) => new(Noon.AddSeconds(seconds), new CustomerId(1_000_000 + customer), Topic.Outage, []);
}
