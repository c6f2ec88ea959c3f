using FsCheck;
using FsCheck.Fluent;
using SupportBot.Tests.Support;
using SupportBot.Triage.Drawing;

namespace SupportBot.Tests.Triage.Drawing;

/// <summary>Whatever steps a script has and wherever they lead (C07).</summary>
public class LayoutProperties
{
    private static readonly Gen<string> Said = Gen.Elements("", "Hello", "What does not respond?", "Проверьте срок действия карты и лимит на оплату в интернете, затем подтвердите", "🙂 <b>");

    private static readonly Gen<Flowchart> Charts =
        from steps in Gen.Choose(1, 30)
        from words in Said.ListOf(steps)
        from kinds in Gen.Elements(BoxKind.Say, BoxKind.Ask, BoxKind.Check, BoxKind.Resolve, BoxKind.HandOff, BoxKind.Settled).ListOf(steps)
        from parents in Gen.Choose(0, 1000).ListOf(steps)
        from others in Gen.Choose(0, 40)
        from ends in Gen.Choose(0, 1000).ListOf(2 * others)
        from labels in Gen.Elements("", "yes", "no", "Payment does not go through", "Телефон утерян или сменился").ListOf(steps + others)
        let boxes = kinds.Select((kind, i) => new Box(i == 0 ? BoxKind.Begin : kind, i == 0 || kind is BoxKind.Settled ? "" : $"step_{i}", words[i]))
        let led = Enumerable.Range(1, steps - 1).Select(i => (From: parents[i] % i, To: i))
        let more = Enumerable.Range(0, others).Select(i => (From: ends[2 * i] % steps, To: ends[2 * i + 1] % steps)).Where(way => way.To > 0)
        let arrows = led.Concat(more).Distinct().Select((way, i) => new Arrow(way.From, way.To, labels[i].Length == 0 ? [] : [labels[i]]))
        select new Flowchart("Test, version 1", [.. boxes], [.. arrows]);

    [Fact]
    public void C07_Every_step_has_its_place_within_the_picture() => Check(picture =>
        picture.Boxes.Length == picture.Chart.Boxes.Length
        && Labels(picture).Concat(picture.Boxes).All(place => place is { Left: >= 0, Top: >= 0 } && place.Right <= picture.Width && place.Bottom <= picture.Height));

    [Fact]
    public void No_two_boxes_or_words_lie_on_each_other() => Check(picture =>
    {
        var places = picture.Boxes.Concat(Labels(picture)).ToList();
        return !places.Where((one, i) => places.Skip(i + 1).Any(one.Overlaps)).Any();
    });

    [Fact]
    public void Every_arrow_leads_down_but_those_that_lead_back() => Check(picture => picture.Chart.Arrows.Zip(picture.Arrows).All(pair =>
    {
        var (from, to) = (picture.Boxes[pair.First.From], picture.Boxes[pair.First.To]);
        return pair.First.From == pair.First.To || (pair.Second.IsBack ? to.Bottom < from.Top : from.Bottom < to.Top);
    }));

    [Fact]
    public void Every_arrow_begins_and_ends_at_its_boxes_and_passes_through_no_other() => Check(picture => picture.Chart.Arrows.Zip(picture.Arrows).All(pair =>
    {
        var (arrow, line) = pair;
        return IsAt(line.Points[0], picture.Boxes[arrow.From]) && IsAt(line.Points[^1], picture.Boxes[arrow.To])
            && line.Points.All(point => !picture.Boxes.Any(box => point.X > box.Left && point.X < box.Right && point.Y > box.Top && point.Y < box.Bottom));
    }));

    [Fact]
    public void The_same_flowchart_gives_the_same_picture() => Prop.ForAll(Charts.ToArbitrary(), chart =>
        SvgWriter.Write(Picture.Of(chart)) == SvgWriter.Write(Picture.Of(chart with { Title = chart.Title }))).Check(Some.Thorough.WithMaxTest(60));

    [Fact]
    public void A_tree_has_no_lines_that_cross()
    {
        var ways = new[] { (0, 1), (0, 2), (0, 3), (1, 4), (3, 5), (2, 6), (3, 7), (1, 8), (2, 9) };
        var boxes = Enumerable.Range(0, 10).Select(i => new Box(i == 0 ? BoxKind.Begin : BoxKind.Say, i == 0 ? "" : $"step_{i}", ""));
        var graph = LayeredGraph.Of(new Flowchart("", [.. boxes], [.. ways.Select(way => new Arrow(way.Item1, way.Item2, []))]));

        Ordering.Set(graph);

        Ordering.Crossings(graph).ShouldBe(0);
    }

    private static IEnumerable<Place> Labels(Picture picture) => picture.Arrows.Select(line => line.Label).OfType<Place>();

    private static bool IsAt(Corner point, Place box) =>
        point.X >= box.Left - 0.01 && point.X <= box.Right + 0.01 && point.Y >= box.Top - 0.01 && point.Y <= box.Bottom + 0.01;

    private static void Check(Func<Picture, bool> holds) => Prop.ForAll(Charts.ToArbitrary(), chart => holds(Picture.Of(chart))).Check(Some.Thorough.WithMaxTest(60));
}
