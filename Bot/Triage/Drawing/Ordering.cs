namespace SupportBot.Triage.Drawing;

/// <summary>Puts what stands in a layer into the order in which few lines cross: by the median of what it is joined to, layer by layer.</summary>
internal static class Ordering
{
    private const int Sweeps = 32;
    private const int MostWithoutGain = 8;

    public static void Set(LayeredGraph graph)
    {
        Begin(graph);
        var best = Keep(graph);
        var fewest = Tangle(graph);
        for (int sweep = 0, idle = 0; sweep < Sweeps && idle < MostWithoutGain; sweep++, idle++)
        {
            Sweep(graph, isDown: sweep % 2 == 0);
            Exchange(graph, alsoEqual: sweep % 4 > 1);
            if (Tangle(graph) is var now && now.CompareTo(fewest) >= 0) continue;
            (best, fewest, idle) = (Keep(graph), now, 0);
        }
        foreach (var (spot, at) in best) spot.At = at;
        foreach (var layer in graph.Layers) layer.Sort((a, b) => a.At.CompareTo(b.At));
    }

    // As a reader meets them: what a step leads to in the order it is written, and all of one way before the next.
    private static void Begin(LayeredGraph graph)
    {
        var met = new Dictionary<Spot, int>();
        foreach (var layer in graph.Layers)
            foreach (var spot in layer) Visit(spot);
        foreach (var layer in graph.Layers)
        {
            layer.Sort((a, b) => met[a].CompareTo(met[b]));
            Number(layer);
        }

        void Visit(Spot spot)
        {
            if (!met.TryAdd(spot, met.Count)) return;
            foreach (var below in spot.Below) Visit(below);
        }
    }

    private static void Sweep(LayeredGraph graph, bool isDown)
    {
        foreach (var layer in isDown ? graph.Layers : graph.Layers.Reverse())
        {
            var order = layer.OrderBy(spot => Median(isDown ? spot.Above : spot.Below) ?? spot.At).ToList();
            layer.Clear();
            layer.AddRange(order);
            Number(layer);
        }
    }

    private static double? Median(List<Spot> joined)
    {
        if (joined.Count == 0) return null;
        var places = joined.Select(spot => spot.At).Order().ToList();
        return (places[(places.Count - 1) / 2] + places[places.Count / 2]) / 2.0;
    }

    // What is as good the other way round is tried too: a small end beside its step is otherwise held apart from it by what lies between.
    private static void Exchange(LayeredGraph graph, bool alsoEqual)
    {
        foreach (var layer in graph.Layers)
            for (var i = 1; i < layer.Count; i++)
            {
                var (left, right) = (layer[i - 1], layer[i]);
                var now = Crossed(left.Above, right.Above) + Crossed(left.Below, right.Below);
                var then = Crossed(right.Above, left.Above) + Crossed(right.Below, left.Below);
                if (then > now || (then == now && !alsoEqual)) continue;
                (layer[i - 1], layer[i]) = (right, left);
                (right.At, left.At) = (i - 1, i);
            }
    }

    // Of two orders in which equally many cross, the one with the shorter ways.
    private static (int Crossings, int Length) Tangle(LayeredGraph graph) =>
        (Crossings(graph), graph.Layers.SelectMany(layer => layer).Sum(spot => spot.Below.Sum(below => Math.Abs(spot.At - below.At))));

    /// <summary>How many lines cross.</summary>
    public static int Crossings(LayeredGraph graph)
    {
        var all = 0;
        foreach (var layer in graph.Layers)
            for (var right = 1; right < layer.Count; right++)
                for (var left = 0; left < right; left++) all += Crossed(layer[left].Below, layer[right].Below);
        return all;
    }

    private static int Crossed(List<Spot> ofLeft, List<Spot> ofRight)
    {
        var crossed = 0;
        foreach (var left in ofLeft)
            foreach (var right in ofRight)
                if (left.At > right.At) crossed++;
        return crossed;
    }

    private static List<(Spot Spot, int At)> Keep(LayeredGraph graph) => [.. graph.Layers.SelectMany(layer => layer).Select(spot => (spot, spot.At))];

    private static void Number(List<Spot> layer)
    {
        for (var i = 0; i < layer.Count; i++) layer[i].At = i;
    }
}
