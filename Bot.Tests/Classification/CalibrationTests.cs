using SupportBot.Classification;
using SupportBot.Classification.Training;
using SupportBot.Conversations;

namespace SupportBot.Tests.Classification;

public sealed class CalibrationTests
{
    [Fact]
    public void A_higher_score_never_gives_a_lower_probability()
    {
        var fitted = Fit(noise: 0.2);
        var last = 0f;
        for (var score = -3f; score <= 3; score += 0.1f)
        {
            float[] row = [-score, score];
            fitted.Apply(row);
            row[1].ShouldBeGreaterThanOrEqualTo(last);
            last = row[1];
        }
    }

    [Fact]
    public void Scores_that_say_nothing_give_even_odds()
    {
        float[] row = [-0.5f, 0.5f];
        Fit(noise: 0.5).Apply(row);
        row[1].ShouldBeInRange(0.4f, 0.6f);
    }

    [Fact]
    public void The_noisier_the_scores_the_more_is_left_unsure() => Fit(noise: 0.3).SureFrom.ShouldBeGreaterThan(Fit(noise: 0.02).SureFrom);

    [Theory]
    [InlineData(0.2f, 0.3f, 0.5f)]
    [InlineData(0.6f, 0.9f, 0.05f)]
    [InlineData(0f, 0f, 1f)]
    [InlineData(1f, 1f, 0f)]
    public void Anger_is_never_likelier_than_negative_sentiment(float negative, float irritated, float furious)
    {
        var scale = Math.Max(1, irritated + furious);
        float[] sentiment = [negative, 1 - negative, 0];
        float[] anger = [1 - (irritated + furious) / scale, irritated / scale, furious / scale];
        Agreement.Impose(sentiment, anger);
        (1 - anger[(int)Anger.None]).ShouldBeLessThanOrEqualTo(sentiment[(int)Sentiment.Negative] + 1e-5f);
        sentiment.Sum().ShouldBe(1, 1e-5f);
        anger.Sum().ShouldBe(1, 1e-5f);
    }

    /// <summary>Two answers whose scores point the wrong way in the given share of cases.</summary>
    private static Calibration Fit(double noise)
    {
        var random = new Random(7);
        var truth = Enumerable.Range(0, 500).Select(_ => random.Next(2)).ToArray();
        var scores = truth.Select(t =>
        {
            var score = (float)random.NextDouble() * (t == 1 == random.NextDouble() >= noise ? 1 : -1);
            return new[] { -score, score };
        }).ToArray();
        return Calibrator.Fit(scores, truth, sureWhenRight: 0.97f);
    }
}
