namespace SupportBot.Triage.Drawing;

/// <summary>Gives every layer its place from the top down, with more room where lines run far to a side.</summary>
internal static class Rows
{
    private const double Least = 16;
    private const double Most = 46;
    private const double Slope = 0.07;

    public static void Set(LayeredGraph graph)
    {
        var top = 0.0;
        foreach (var layer in graph.Layers)
        {
            var height = layer.Select(spot => spot.Height).DefaultIfEmpty(0).Max();
            // Words stand in the middle of their layer, boxes at its top.
            foreach (var spot in layer) spot.Top = spot.IsBox ? top : top + (height - spot.Height) / 2;
            var aside = layer.SelectMany(spot => spot.Below, (spot, below) => Math.Abs(spot.X - below.X)).DefaultIfEmpty(0).Max();
            top += height + Math.Min(Most, Least + aside * Slope);
        }
    }
}
