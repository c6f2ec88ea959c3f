using SupportBot.Classification;
using SupportBot.Classification.Evaluation;
using SupportBot.Classification.Labelling;

namespace SupportBot.Tests.Classification;

public sealed class HeadReportTests
{
    [Fact]
    public void Figures_are_those_worked_out_by_hand()
    {
        var matrix = new ConfusionMatrix(Heads.Sentiment);
        foreach (var (truth, read, times) in ((int, int, int)[])[(0, 0, 6), (0, 1, 2), (1, 1, 3), (1, 0, 1)])
            for (var i = 0; i < times; i++) matrix.Add(truth, read);

        matrix.Precision(0).ShouldBe(6 / 7.0);
        matrix.Recall(0).ShouldBe(6 / 8.0);
        matrix.F1(1).ShouldBe(2 * 3 / (4 + 5.0));
        matrix.MacroF1.ShouldBe((2 * 6 / (8 + 7.0) + 2 * 3 / (4 + 5.0)) / 2);
        matrix.Accuracy.ShouldBe(9 / 12.0);
    }

    [Fact]
    public void Confidence_that_is_right_as_often_as_it_says_has_no_error()
    {
        var report = Report((0.95f, 19, 1), (0.55f, 11, 9));
        report.CalibrationError.ShouldBe(0, 1e-6);
        report.Reliability.Select(bin => (Math.Round(bin.From, 1), bin.Count, Math.Round(bin.Right, 2))).ShouldBe([(0.5, 20, 0.55), (0.9, 20, 0.95)]);
        Report((0.95f, 10, 10)).CalibrationError.ShouldBe(0.45, 1e-6);
    }

    [Fact]
    public void The_surer_a_head_must_be_the_less_it_reads_and_the_more_of_it_rightly()
    {
        var curve = Report((0.95f, 19, 1), (0.55f, 11, 9)).Curve;
        curve[0].ShouldBe(new CoveragePoint(0, 1, 30 / 40.0));
        curve.Single(point => point.Threshold == 0.56).ShouldBe(new CoveragePoint(0.56, 0.5, 0.95));
        curve[^1].Threshold.ShouldBe(0.94);
    }

    [Fact]
    public void A_head_that_read_nothing_reports_nothing()
    {
        var report = new HeadReport(Heads.Abuse);
        (report.CalibrationError, report.Curve.Count, report.Reliability.Count, report.Matrix.MacroF1).ShouldBe((0, 0, 0, 0));
    }

    private static HeadReport Report(params (float Confidence, int Right, int Wrong)[] readings)
    {
        var report = new HeadReport(Heads.Abuse);
        foreach (var (confidence, right, wrong) in readings)
            for (var i = 0; i < right + wrong; i++) report.Add(i < right ? 1 : 0, new HeadReading(1, confidence, confidence > 0.9));
        return report;
    }
}
