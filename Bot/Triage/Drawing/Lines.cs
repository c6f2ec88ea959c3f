using System.Collections.Immutable;

namespace SupportBot.Triage.Drawing;

/// <summary>Leads every arrow from box to box: out of the bottom, down through its layers, into the top.</summary>
internal static class Lines
{
    private const double MostSpread = 22;

    public static ImmutableArray<DrawnArrow> Of(Flowchart chart, LayeredGraph graph, ImmutableArray<Place> boxes)
    {
        var floors = graph.Layers.Select(layer => layer.Count == 0 ? (0, 0) : (Top: layer.Min(s => s.Top), Bottom: layer.Max(s => s.Top + s.Height))).ToList();
        var ports = Ports(graph, boxes);
        var lines = graph.Chains.ToDictionary(chain => chain.Arrow, chain => Led(chain, ports, boxes, floors));
        return [.. chart.Arrows.Select((arrow, index) => lines.TryGetValue(index, out var line) ? line : Loop(arrow, boxes[arrow.From]))];
    }

    private static DrawnArrow Led(Chain chain, Dictionary<(Chain, bool), double> ports, ImmutableArray<Place> boxes, List<(double Top, double Bottom)> floors)
    {
        var (first, last) = (chain.Spots[0], chain.Spots[^1]);
        var points = new List<Corner> { new(ports[(chain, true)], boxes[first.Box].Bottom) };
        // Upright past the taller boxes of its own layer, then to where it goes on.
        if (floors[first.Layer].Bottom > points[0].Y) points.Add(points[0] with { Y = floors[first.Layer].Bottom });
        foreach (var spot in chain.Spots.Skip(1).SkipLast(1))
        {
            var (top, bottom) = floors[spot.Layer];
            points.Add(new Corner(spot.X, top));
            if (bottom > top) points.Add(new Corner(spot.X, bottom));
        }
        points.Add(new Corner(ports[(chain, false)], boxes[last.Box].Top));
        if (chain.IsBack) points.Reverse();
        return new DrawnArrow([.. points], chain.IsBack, chain.Label is { } label ? Place.Of(label, label.Width) : null);
    }

    // Arrows at one side of a box stand apart, in the order of where they come from or go to.
    private static Dictionary<(Chain, bool IsBelow), double> Ports(LayeredGraph graph, ImmutableArray<Place> boxes)
    {
        var ports = new Dictionary<(Chain, bool), double>();
        foreach (var isBelow in new[] { true, false })
            foreach (var side in graph.Chains.GroupBy(chain => (isBelow ? chain.Spots[0] : chain.Spots[^1]).Box))
            {
                var box = boxes[side.Key];
                var inOrder = side.OrderBy(chain => (isBelow ? chain.Spots[1] : chain.Spots[^2]).X).ToList();
                var apart = Math.Min(MostSpread, box.Width * 0.8 / inOrder.Count);
                for (var i = 0; i < inOrder.Count; i++) ports[(inOrder[i], isBelow)] = box.Middle + (i - (inOrder.Count - 1) / 2.0) * apart;
            }
        return ports;
    }

    private static DrawnArrow Loop(Arrow arrow, Place box)
    {
        var (top, bottom, right) = (box.Top + box.Height * 0.3, box.Top + box.Height * 0.7, box.Right + Sizes.LoopWidth - 6);
        var label = Sizes.Of(arrow);
        return new DrawnArrow([new(box.Right, bottom), new(right, bottom), new(right, top), new(box.Right, top)], true,
            arrow.Labels.IsEmpty ? null : new Place(right + 2, box.Top + (box.Height - label.Height) / 2, label.Width, label.Height));
    }
}
