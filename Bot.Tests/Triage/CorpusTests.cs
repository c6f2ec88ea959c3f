using SupportBot.Triage;
using SupportBot.Triage.Listening;

namespace SupportBot.Tests.Triage;

/// <summary>What is read without the classifier, against the project's own labelled messages.</summary>
public class CorpusTests
{
    private static readonly IReadOnlyList<(bool WantsPerson, string Text)> Corpus = Classification.Shipped.Corpus
        .Where(m => m.Labels[0] > 0).Select(m => (m.Labels[5] == 1, m.Text)).ToList();

    [Fact]
    public void The_net_for_a_person_is_right_where_it_speaks()
    {
        var caught = Corpus.Where(m => PersonRequest.IsAskedFor(m.Text)).ToList();

        caught.Count.ShouldBeGreaterThan(100);
        caught.Count(m => !m.WantsPerson).ShouldBeLessThanOrEqualTo(caught.Count / 50);
    }

    [Fact]
    public void A_status_question_is_rarely_heard_where_a_matter_is_told() =>
        Corpus.Count(m => StatusQuestion.Asks(m.Text)).ShouldBeLessThan(Corpus.Count / 200);

    [Fact]
    public void Facts_of_real_messages_are_short_and_days_lie_in_the_past()
    {
        foreach (var (_, text) in Corpus)
        {
            var facts = FactExtractor.Extract(text, Talk.Today);
            facts.Values.Values.ShouldAllBe(v => v.Length <= 40, text);
            if (facts[FactNames.Since] is { } since) string.CompareOrdinal(since, "2026-05-14").ShouldBeLessThanOrEqualTo(0, text);
        }
    }
}
