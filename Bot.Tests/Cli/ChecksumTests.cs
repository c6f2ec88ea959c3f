using SupportBot.Storage;
using SupportBot.Storage.Copying;

namespace SupportBot.Tests.Cli;

/// <summary>Two tables have one checksum only when they have the same rows in the same order.</summary>
public sealed class ChecksumTests
{
    [Fact]
    public void Rows_that_look_alike_have_different_sums()
    {
        Value[][] rows =
        [
            [(string?)null, "a"], ["a", (string?)null], ["", "a"], ["a", ""], ["aa", ""], ["a", "a"], ["a", 97L], [97L, "a"], ["a", new byte[] { 97 }],
            ["é", "a"], ["e\u0301", "a"], [1L, 2L], [2L, 1L], [258L, 0L], [(long?)null, 2L],
        ];

        rows.Select(row => SumOf(row)).Distinct().Count().ShouldBe(rows.Length);
        SumOf(rows[0], rows[1]).ShouldNotBe(SumOf(rows[1], rows[0]));
    }

    [Fact]
    public void A_sum_does_not_depend_on_how_the_rows_come()
    {
        Value[][] rows = [.. Enumerable.Range(0, 300).Select(i => new Value[] { (long)i, new string('я', i * 7), new byte[i * 400] })];

        using var oneByOne = new Checksum();
        foreach (var row in rows) oneByOne.Add([row]);

        oneByOne.Value.ShouldBe(SumOf(rows));
        oneByOne.Rows.ShouldBe(300);
    }

    private static string SumOf(params Value[][] rows)
    {
        using var sum = new Checksum();
        sum.Add(rows);
        return sum.Value;
    }
}
