using SupportBot.Classification;
using SupportBot.Classification.Data;

namespace SupportBot.Tests.Classification.Data;

public sealed class DataFileTests
{
    [Fact]
    public void Quoted_cells_hold_separators_line_breaks_and_doubled_quotes()
    {
        var file = Parse("text,urgency\r\n\"no, it \"\"broke\"\"\r\nagain\",high\r\n\r\nplain,low\r\n");
        file.Columns.ShouldBe(["text", "urgency"]);
        file.Rows.Select(row => (row.Line, row["text"])).ShouldBe([(2, "no, it \"broke\"\r\nagain"), (5, "plain")]);
    }

    [Theory]
    [InlineData("a\tb\n1\t2")]
    [InlineData("a;b\n1;2")]
    [InlineData("a,b\n1,2\n")]
    [InlineData("\uFEFFa,b\n1,2\n")]
    [InlineData("[{\"a\": \"1\", \"b\": 2}]")]
    [InlineData(" [ {\"a\": 1, \"b\": \"2\", \"c\": null, \"d\": [1]}, ]")]
    [InlineData("{\"a\": \"1\", \"b\": \"2\"}\n\n")]
    public void The_format_is_seen_in_the_text(string text)
    {
        var row = Parse(text).Rows.ShouldHaveSingleItem();
        (row["a"], row["b"]).ShouldBe(("1", "2"));
    }

    [Fact]
    public void A_quote_is_a_character_where_a_table_by_tabs_needs_none()
    {
        Parse("text\ttopic\n\"now\" they say\\nlater\tdelivery").Rows[0]["text"].ShouldBe("\"now\" they say\nlater");
        Parse("text\ttopic\n\"one\ttwo\"\tdelivery").Rows[0]["text"].ShouldBe("one\ttwo");
    }

    [Fact]
    public void Objects_in_a_list_have_the_lines_they_begin_on() =>
        Parse("[\n  {\"a\": \"x\",\n   \"b\": {\"c\": [1]}},\n\n  {\"a\": \"y\"}\n]").Rows.Select(row => row.Line).ShouldBe([2, 5]);

    [Theory]
    [InlineData("a,b\n1,2\n1,2,3", "posts.csv:3: 3 cells, but the header has 2.")]
    [InlineData("{\"a\": 1}\n{\"a\": }", "posts.csv:2: this is no JSON that can be read.")]
    [InlineData("[1]", "posts.csv:1: expected an object with named values.")]
    public void What_cannot_be_read_is_named_with_its_line(string text, string said) =>
        Should.Throw<ModelException>(() => Parse(text)).Message.ShouldBe(said);

    [Fact]
    public void A_missing_file_or_column_is_named()
    {
        Should.Throw<ModelException>(() => DataFile.Read("no-such-file.csv")).Message.ShouldContain("no-such-file.csv");
        Should.Throw<ModelException>(() => Parse("Text,b\n1,2").Column("words")).Message.ShouldBe("There is no column 'words'. The file has Text, b.");
        Parse("Text,b\n1,2").Column("text").ShouldBe("Text");
    }

    private static DataFile Parse(string text) => DataFile.Parse(text, "posts.csv");
}
