using SupportBot.Classification;
using SupportBot.Classification.Training;

namespace SupportBot.Tests.Classification;

public sealed class CorpusTests : IDisposable
{
    private const string Header = "language\tsentiment\tanger\turgency\ttopic\twants_person\tabuse\ttext\n";
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_line_is_read_with_its_labels_and_line_breaks()
    {
        var message = Read(Header + "pl\tnegative\tfurious\tcritical\tsecurity\ttrue\tthreat\tone\\ntwo\n").ShouldHaveSingleItem();
        message.Text.ShouldBe("one\ntwo");
        message.Labels.ShouldBe([3, 0, 2, 3, 8, 1, 2]);
    }

    [Theory]
    [InlineData("text\n", "en.tsv:1")]
    [InlineData(Header + "en\tneutral\tnone\tlow\tother\tfalse\thello\n", "en.tsv:2: 7 columns")]
    [InlineData(Header + "en\tneutral\tnone\tlow\tother\tfalse\tnone\thi\nen\tcross\tnone\tlow\tother\tfalse\tnone\tho\n", "en.tsv:3: 'cross' is no sentiment")]
    [InlineData(Header + "en\tneutral\tnone\tlow\tother\tfalse\tnone\t  \n", "en.tsv:2: the text is empty")]
    public void A_wrong_line_is_named(string content, string expected) =>
        Should.Throw<ModelException>(() => Read(content)).Message.ShouldContain(expected);

    [Fact]
    public void A_missing_folder_is_named() =>
        Should.Throw<ModelException>(() => Corpus.Read(Path.Combine(_folder, "none"))).Message.ShouldContain("does not exist");

    [Fact]
    public void Near_twins_fall_on_one_side()
    {
        var first = Split.IsHeldApart("Заказ 5512 ещё не пришёл");
        Split.IsHeldApart("заказ 88, еще не пришел!!!").ShouldBe(first);
        Shipped.Corpus.Average(m => Split.IsHeldApart(m.Text) ? 1.0 : 0).ShouldBeInRange(0.15, 0.25);
    }

    [Fact]
    public void Our_corpus_has_enough_of_every_language_and_no_message_twice()
    {
        foreach (var language in new[] { 1, 2, 3 }) Shipped.Corpus.Count(m => m.Labels[0] == language).ShouldBeGreaterThanOrEqualTo(3000);
        var twice = Shipped.Corpus.Where(m => m.Text.Any(char.IsLetter)).GroupBy(m => (m.Labels[0], m.Text))
            .Where(group => group.Count() > 1).Select(group => group.Key.Text);
        twice.ShouldBeEmpty();
    }

    [Fact]
    public void No_message_held_apart_has_a_twin_among_those_learnt_from() => Twins.Find(Shipped.Corpus)
        .Where(pair => Split.IsHeldApart(pair.First.Text) != Split.IsHeldApart(pair.Second.Text)).Select(pair => $"{pair.First.Text} | {pair.Second.Text}").ShouldBeEmpty();

    [Fact]
    public void The_page_of_figures_is_up_to_date() =>
        File.ReadAllText(Support.Repository.Find("models/corpus/README.md")).ShouldBe(CorpusPage.Of(Shipped.Corpus), "dotnet run --project Bot -- corpus --write");

    [Fact]
    public void Placeholders_are_filled_in_and_always_alike()
    {
        File.WriteAllText(Path.Combine(_folder, "placeholders.txt"), "name pl Ewa|Jan\norder * 4471|55-12\n");
        const string Line = Header + "pl\tneutral\tnone\tlow\tother\tfalse\tnone\t{name}, {order}, {unknown}, {name}\n";
        var text = Read(Line).Single().Text;
        text.ShouldMatch("^(Ewa|Jan), (4471|55-12), \\{unknown\\}, (Ewa|Jan)$");
        Read(Line).Single().Text.ShouldBe(text);
    }

    [Fact]
    public void Nothing_of_our_corpus_is_left_to_fill_in() =>
        Shipped.Corpus.Where(m => System.Text.RegularExpressions.Regex.IsMatch(m.Text, @"\{[a-z]+\}")).Select(m => m.Text).ShouldBeEmpty();

    [Fact]
    public void Our_corpus_never_has_anger_without_negative_sentiment() =>
        Shipped.Corpus.Where(m => m.Labels[2] > 0 && m.Labels[1] != 0).Select(m => m.Text).ShouldBeEmpty();

    private IReadOnlyList<LabelledMessage> Read(string content)
    {
        File.WriteAllText(Path.Combine(_folder, "en.tsv"), content);
        return Corpus.Read(_folder);
    }
}
