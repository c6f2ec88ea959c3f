using SupportBot.Conversations;
using SupportBot.Handoff.Measures;
using SupportBot.Storage.Measures;

namespace SupportBot.Tests.Handoff;

/// <summary>What many report is grouped by the words they share, with how it grows.</summary>
public sealed class RepeatingProblemsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 30, 12, 0, 0, TimeSpan.Zero);
    private int _tickets = 1000;

    [Fact]
    public void C32_Repeating_problems_are_grouped_in_every_language_what_grows_most_first()
    {
        var groups = RepeatingProblems.Of(
        [
            Said(1, "I was charged twice for order 4711"), Said(2, "you charged my card twice!"), Said(3, "charged twice again, order 88"), Said(9, "My card was charged twice"),
            Said(1, "не приходит код из смс"), Said(2, "код по смс не приходит"), Said(12, "смс код так и не пришёл"), Said(13, "где код из смс?"), Said(13, "нет кода из смс"),
            Said(2, "paczka nie dotarła"), Said(3, "gdzie paczka, nie dotarła"), Said(4, "moja paczka nie dotarła do mnie"),
            Said(1, "the export button is grey"), Said(5, "what are your opening hours?"), Said(6, "Спасибо за помощь"),
        ], Now);

        groups.Count.ShouldBe(3);
        (groups[0].Growth, groups[1].Growth, groups[2].Growth).ShouldBe((3, 2, -1));
        groups[0].Words.ShouldBe(["paczka", "dotarła"], ignoreOrder: true);
        (groups[1].Now, groups[1].Before, groups[1].All).ShouldBe((3, 1, 4));
        groups[1].Words.ShouldContain("charged");
        groups[1].Example.ShouldBe("I was charged twice for order 4711");
        groups[2].Words.ShouldBe(["код", "смс"], ignoreOrder: true);
    }

    [Fact]
    public void C32_The_same_order_number_makes_no_group_and_the_same_error_code_does()
    {
        RepeatingProblems.Of([Said(1, "parcel 4711"), Said(2, "invoice 4711"), Said(3, "refund 4711"), Said(3, "hello")], Now).ShouldBeEmpty();
        RepeatingProblems.Of([Said(1, "error E17x at start"), Said(2, "E17x error when saving"), Said(3, "printing gives error E17x"), Said(3, "hello"), Said(3, "lost"), Said(3, "late parcel"), Said(4, "refund"), Said(4, "blue")], Now)
            .ShouldHaveSingleItem().Words.ShouldContain("e17x");
    }

    [Fact]
    public void Whatever_the_order_the_groups_are_the_same()
    {
        List<ReportedProblem> reports = [.. Enumerable.Range(0, 60).Select(i => Said(i % 20, $"{Word(i % 5)} {Word(i % 3)} {Word(i % 7)} {Word(10 + i)}"))];
        var expected = RepeatingProblems.Of(reports, Now).Select(group => (string.Join(' ', group.Words), group.All)).ToList();
        expected.ShouldNotBeEmpty();
        var dice = new Random(3);
        for (var i = 0; i < 20; i++)
            RepeatingProblems.Of([.. reports.OrderBy(_ => dice.Next())], Now).Select(group => (string.Join(' ', group.Words), group.All)).ShouldBe(expected);
    }

    private static string Word(int i) => $"{(char)('a' + (i % 26))}{(char)('g' + (i % 17))}rk{(char)('a' + (i / 26))}m";

    private ReportedProblem Said(int daysAgo, string words) => new(new TicketNumber(++_tickets), words, Topic.Payment, Now.AddDays(-daysAgo), EpisodeEnd.Bot);
}
