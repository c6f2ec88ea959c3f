using SupportBot.Classification;
using SupportBot.Classification.Labelling;

namespace SupportBot.Tests.Classification.Labelling;

/// <summary>A file is looked at row by row: what is good can be taken in, and of the rest every line says why not.</summary>
public sealed class LabelFileTests
{
    [Fact]
    public void A_table_has_a_text_and_the_heads_that_were_labelled()
    {
        var file = LabelFile.Parse("urgency\twho\ttext\twants_person\nhigh\tann\tone\\ntwo\t\n\tbob\tthree\tTrue\n", "a.tsv");

        file.Bad.ShouldBeEmpty();
        file.Rows.Select(row => (row.Line, row.Text)).ShouldBe([(2, "one\ntwo"), (3, "three")]);
        file.Rows[0].Answers.ShouldBe(new Dictionary<Head, int> { [Heads.Urgency] = 2 });
        file.Rows[1].Answers.ShouldBe(new Dictionary<Head, int> { [Heads.WantsPerson] = 1 });
    }

    [Fact]
    public void Every_bad_row_is_named_with_its_line_and_why()
    {
        const string Table = "anger\tsentiment\turgency\ttext\n\t\thigh\tgood\n\t\tasap\tone\n\t\t\ttwo\n\t\thigh\t \n\t\tlow\tgood \nfurious\tneutral\t\tthree\n\t\tlow\tfour\tfive\n\t\tlow\tgood too\n";

        var file = LabelFile.Parse(Table, "a.tsv");

        file.Rows.Select(row => row.Text.Trim()).ShouldBe(["good", "good too"]);
        file.Bad.Select(row => row.Line).ShouldBe([3, 4, 5, 6, 7, 8]);
        foreach (var (row, why) in file.Bad.Zip(["'asap' is no urgency; one of low, normal", "nothing is labelled", "there is no text", "the text stands in line 2 already", "anger without negative", "5 cells"]))
            row.Why.ShouldStartWith(why);
    }

    [Fact]
    public void Objects_a_line_are_read_the_same_way()
    {
        var file = LabelFile.Parse("{\"text\":\"one\",\"topic\":\"how to\",\"wants_person\":false}\n{broken\n\n[1]\n{\"text\":\"two\",\"topic\":\"payments\"}\n", "a.jsonl");

        file.Rows.ShouldHaveSingleItem().Answers.ShouldBe(new Dictionary<Head, int> { [Heads.Topic] = 5, [Heads.WantsPerson] = 0 });
        file.Bad.Select(row => row.Line).ShouldBe([2, 4, 5]);
    }

    [Theory]
    [InlineData("{{\"text\":\"one\",\"topic\":\"other\"}}\n{0}\n")]
    [InlineData("[{{\"text\":\"one\",\"topic\":\"other\"}},\n{0}]")]
    public void Half_a_character_makes_a_bad_row_and_what_no_store_takes_goes(string file)
    {
        LabelFile.Parse(string.Format(null, file, "{\"text\":\"x\\uD83D\",\"topic\":\"other\"}"), "a.json").ShouldSatisfyAllConditions(
            read => read.Rows.Count.ShouldBe(1), read => read.Bad.ShouldHaveSingleItem().Line.ShouldBe(2));
        LabelFile.Parse(string.Format(null, file, "{\"text\":\"x\\u0000y\",\"topic\":\"other\"}"), "a.json").Rows[1].Text.ShouldBe("xy");
    }

    [Theory]
    [InlineData("")]
    [InlineData("words without columns\nmore of them\n")]
    [InlineData("text\tmood\nhello\tgood\n")]
    public void What_is_no_file_of_labels_is_refused(string text) => Should.Throw<ModelException>(() => LabelFile.Parse(text, "a.tsv"));
}
