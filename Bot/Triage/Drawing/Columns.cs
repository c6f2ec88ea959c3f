namespace SupportBot.Triage.Drawing;

/// <summary>
/// Gives everything its place from left to right, so that long arrows run straight and boxes stand in the middle of what they lead to: four
/// narrow layouts, each leaning another way, and their average (Brandes and Köpf, "Fast and Simple Horizontal Coordinate Assignment", 2002).
/// </summary>
internal static class Columns
{
    public static void Set(LayeredGraph graph)
    {
        var conflicts = Conflicts(graph);
        var spots = graph.Layers.SelectMany(layer => layer).ToList();
        var leaning = new List<Dictionary<Spot, double>>();
        foreach (var isDown in new[] { true, false })
            foreach (var isRight in new[] { false, true })
                leaning.Add(Blocks.Place(graph, conflicts, isDown, isRight));
        Align(leaning, spots);
        foreach (var spot in spots)
        {
            var x = leaning.Select(layout => layout[spot]).Order().ToList();
            spot.X = (x[1] + x[2]) / 2;
        }
        var left = spots.Min(spot => spot.X - spot.Width / 2);
        foreach (var spot in spots) spot.X -= left;
    }

    // All are moved to the narrowest: those that lean left to its left edge, the others to its right.
    private static void Align(List<Dictionary<Spot, double>> leaning, List<Spot> spots)
    {
        var edges = leaning.Select(layout => (Left: spots.Min(s => layout[s] - s.Width / 2), Right: spots.Max(s => layout[s] + s.Width / 2))).ToList();
        var narrowest = edges.MinBy(edge => edge.Right - edge.Left);
        for (var i = 0; i < leaning.Count; i++)
        {
            var by = i % 2 == 0 ? narrowest.Left - edges[i].Left : narrowest.Right - edges[i].Right;
            foreach (var spot in spots) leaning[i][spot] += by;
        }
    }

    // A short line that crosses a long one gives way: the long one stays straight.
    private static HashSet<(Spot, Spot)> Conflicts(LayeredGraph graph)
    {
        var conflicts = new HashSet<(Spot, Spot)>();
        foreach (var layer in graph.Layers)
        {
            var lines = layer.SelectMany(above => above.Below.Select(below => (Above: above, Below: below))).ToList();
            var straight = lines.Where(line => !line.Above.IsBox && !line.Below.IsBox).ToList();
            foreach (var line in lines.Where(line => line.Above.IsBox || line.Below.IsBox))
                if (straight.Any(s => (s.Above.At - line.Above.At) * (s.Below.At - line.Below.At) < 0)) conflicts.Add(line);
        }
        return conflicts;
    }
}
