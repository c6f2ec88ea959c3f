using System.Collections.Immutable;

namespace SupportBot.Triage.Drawing;

/// <summary>A flowchart with a place for everything, in pixels.</summary>
/// <param name="Boxes">Where each box stands.</param>
/// <param name="Arrows">How each arrow runs.</param>
internal sealed record Picture(Flowchart Chart, double Width, double Height, ImmutableArray<Place> Boxes, ImmutableArray<DrawnArrow> Arrows)
{
    private const double Margin = 12;

    /// <summary>Lays a flowchart out. The same flowchart gives the same picture.</summary>
    public static Picture Of(Flowchart chart)
    {
        var graph = LayeredGraph.Of(chart);
        Ordering.Set(graph);
        Columns.Set(graph);
        Rows.Set(graph);
        var spots = graph.Layers.SelectMany(layer => layer).ToList();
        foreach (var spot in spots) (spot.X, spot.Top) = (spot.X + Margin, spot.Top + Margin);
        var boxes = spots.Where(spot => spot.IsBox).OrderBy(spot => spot.Box).Select(spot => Place.Of(spot, Sizes.WidthOf(chart.Boxes[spot.Box]))).ToImmutableArray();
        return new Picture(chart, spots.Max(s => s.X + s.Width / 2) + Margin, spots.Max(s => s.Top + s.Height) + Margin, boxes, Lines.Of(chart, graph, boxes));
    }
}

/// <summary>A rectangle.</summary>
internal readonly record struct Place(double Left, double Top, double Width, double Height)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;

    public double Middle => Left + Width / 2;

    public static Place Of(Spot spot, double width) => new(spot.X - width / 2, spot.Top, width, spot.Height);

    public bool Overlaps(Place other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
}

/// <summary>An arrow's run.</summary>
/// <param name="Points">From its box to the other; between them it bends smoothly and always upright through a point.</param>
/// <param name="IsBack">It leads back to an earlier step.</param>
/// <param name="Label">Where its words stand.</param>
internal sealed record DrawnArrow(ImmutableArray<Corner> Points, bool IsBack, Place? Label);

/// <summary>A point of a line.</summary>
internal readonly record struct Corner(double X, double Y);
