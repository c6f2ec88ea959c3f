using System.Diagnostics;
using SupportBot.Conversations;

namespace SupportBot.Tests.Classification;

public sealed class ClassifierTests
{
    private static readonly string[] Awkward =
    [
        "\uD83D", "a\uDC00b", "\uDC00\uD83D", "Z̸̢̛a̷͠l̵g̶o̴ t̸e̵x̷t̶", "\u202Eевтсвардз\u202C", "😡😡😡", "42", "\0", "<script>alert(1)</script>", "@", "://", ":", "=-", "((((", "))))))",
    ];

    [Theory]
    [InlineData("")]
    [InlineData("   \n")]
    [InlineData("?!... ---")]
    [InlineData("\u200B\u0301")]
    public void A_text_with_nothing_to_read_is_unsure_in_every_head(string text) => Shipped.Classifier.Assess(text).ShouldBe(Assessment.Unsure);

    [Fact]
    public void Half_a_character_is_nothing_to_read() => Shipped.Classifier.Assess("\uD83D").ShouldBe(Assessment.Unsure);

    [Theory]
    [InlineData("I was charged twice, please refund one of the payments", "En")]
    [InlineData("С карты списали деньги дважды, верните пожалуйста", "Ru")]
    [InlineData("Pobrano mi pieniądze dwa razy, proszę o zwrot", "Pl")]
    [InlineData("pobrano mi pieniadze dwa razy, prosze o zwrot", "Pl")]
    [InlineData("spisali dengi dva raza, vernite pozhaluysta", "Ru")]
    [InlineData("Mir wurde der Betrag zweimal abgebucht, bitte um Rückerstattung", "Other")]
    public void A_payment_taken_twice_is_read_in_every_spelling(string text, string language)
    {
        var read = Shipped.Classifier.Assess(text);
        read.Language.Value.ToString().ShouldBe(language);
        if (language != "Other") read.Topic.Value.ShouldBe(Topic.Payment);
    }

    [Theory]
    [InlineData("let me talk to a real person")]
    [InlineData("оператора позовите пожалуйста")]
    [InlineData("proszę połączyć mnie z konsultantem")]
    [InlineData("soedinite s operatorom")]
    public void Asking_for_a_person_is_understood(string text) => Shipped.Classifier.Assess(text).WantsPerson.Value.ShouldBeTrue();

    [Fact]
    public void Pictures_alone_are_read_for_their_mood_but_have_no_language()
    {
        var read = Shipped.Classifier.Assess("😡😡😡");
        read.Sentiment.Value.ShouldBe(Sentiment.Negative);
        read.Language.IsSure.ShouldBeFalse();
    }

    [Fact]
    public void Awkward_texts_are_read_without_failing()
    {
        foreach (var text in Awkward) Shipped.Classifier.Assess(text).Topic.Confidence.ShouldBeInRange(0, 1);
    }

    [Fact]
    public void Anger_never_goes_with_a_sentiment_that_is_not_negative()
    {
        foreach (var message in Shipped.Corpus)
        {
            var read = Shipped.Classifier.Assess(message.Text);
            if (read.Anger.Value != Anger.None) read.Sentiment.Value.ShouldBe(Sentiment.Negative, message.Text);
        }
    }

    [Fact]
    public void The_longest_message_is_read_in_bounded_time()
    {
        var text = string.Concat(Enumerable.Repeat("Не работает оплата!!! ", 750))[..16_000];
        Shipped.Classifier.Assess(text);
        var started = Stopwatch.GetTimestamp();
        Shipped.Classifier.Assess(text).Language.Value.ShouldBe(Language.Ru);
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromMilliseconds(250));
    }

    [Fact]
    public void Many_threads_read_what_one_reads()
    {
        var texts = Shipped.Corpus.Take(400).Select(m => m.Text).ToArray();
        var alone = texts.Select(Shipped.Classifier.Assess).ToArray();
        var together = new Assessment[texts.Length * 8];
        Parallel.For(0, together.Length, i => together[i] = Shipped.Classifier.Assess(texts[i % texts.Length]));
        for (var i = 0; i < together.Length; i++) together[i].ShouldBe(alone[i % texts.Length]);
    }

    [Fact]
    public void Two_classifiers_on_one_thread_do_not_disturb_each_other()
    {
        var small = Toy.Classifier;
        var before = Shipped.Classifier.Assess("where is my parcel");
        small.Assess("where is my parcel");
        Shipped.Classifier.Assess("where is my parcel").ShouldBe(before);
    }

    [Fact]
    public void Reading_allocates_no_more_than_its_answer()
    {
        const int times = 1000;
        var text = Shipped.Corpus.First(m => m.Text.Length is > 120 and < 160).Text;
        Shipped.Classifier.Assess(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < times; i++) Shipped.Classifier.Assess(text);
        ((GC.GetAllocatedBytesForCurrentThread() - before) / times).ShouldBeLessThanOrEqualTo(128);
    }
}
