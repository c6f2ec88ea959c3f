namespace SupportBot.Triage.Drawing;

/// <summary>Something that stands in a layer: a box, the label of an arrow, or a place where a long arrow passes.</summary>
internal sealed class Spot(double width, double height, int box = -1)
{
    public double Width => width;

    public double Height => height;

    /// <summary>Which box it is; negative for what belongs to an arrow.</summary>
    public int Box => box;

    public bool IsBox => box >= 0;
    public int Layer { get; set; }

    /// <summary>Its place within the layer, from the left.</summary>
    public int At { get; set; }

    /// <summary>Its middle.</summary>
    public double X { get; set; }
    public double Top { get; set; }
    public List<Spot> Above { get; } = [];
    public List<Spot> Below { get; } = [];
}

/// <summary>An arrow's way through the layers, from the top down.</summary>
/// <param name="IsBack">It is taken upwards: back to an earlier step.</param>
/// <param name="Label">Where its words stand.</param>
internal sealed record Chain(int Arrow, IReadOnlyList<Spot> Spots, bool IsBack, Spot? Label);

/// <summary>A flowchart cut into layers, in which every line leads from one layer to the next. Words of arrows have layers between those of boxes.</summary>
internal sealed class LayeredGraph
{
    private const double Passing = 10;

    private LayeredGraph(List<List<Spot>> layers, List<Chain> chains) => (Layers, Chains) = (layers, chains);

    public IReadOnlyList<List<Spot>> Layers { get; }

    public IReadOnlyList<Chain> Chains { get; }

    public static LayeredGraph Of(Flowchart chart)
    {
        var isBack = BackArrows.Of(chart);
        var spots = chart.Boxes.Select((box, index) => Sizes.Of(box, index, chart)).ToList();
        Depths.Set(chart, isBack, spots);
        var layers = Enumerable.Range(0, spots.Max(s => s.Layer) + 1).Select(_ => new List<Spot>()).ToList();
        foreach (var spot in spots) layers[spot.Layer].Add(spot);
        var chains = chart.Arrows.Select((arrow, index) => (arrow, index)).Where(a => a.arrow.From != a.arrow.To)
            .Select(a => Chained(chart.Arrows[a.index], a.index, isBack[a.index], spots, layers)).ToList();
        return new LayeredGraph(layers, chains);
    }

    private static Chain Chained(Arrow arrow, int index, bool isBack, List<Spot> boxes, List<List<Spot>> layers)
    {
        var (top, bottom) = isBack ? (boxes[arrow.To], boxes[arrow.From]) : (boxes[arrow.From], boxes[arrow.To]);
        // Words stand beside the step that decides.
        var labelLayer = isBack ? bottom.Layer - 1 : top.Layer + 1;
        Spot? label = null;
        var chain = new List<Spot> { top };
        for (var layer = top.Layer + 1; layer < bottom.Layer; layer++)
        {
            var isLabel = layer == labelLayer && arrow.Labels.Length > 0;
            var spot = isLabel ? Sizes.Of(arrow) : new Spot(Passing, 0);
            if (isLabel) label = spot;
            spot.Layer = layer;
            layers[layer].Add(spot);
            chain.Add(spot);
        }
        chain.Add(bottom);
        for (var i = 1; i < chain.Count; i++) Join(chain[i - 1], chain[i]);
        return new Chain(index, chain, isBack, label);
    }

    private static void Join(Spot above, Spot below)
    {
        above.Below.Add(below);
        below.Above.Add(above);
    }
}
