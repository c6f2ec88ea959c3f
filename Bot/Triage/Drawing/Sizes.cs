namespace SupportBot.Triage.Drawing;

/// <summary>How much room boxes and words take, in pixels.</summary>
internal static class Sizes
{
    public const double BoxWidth = 196;
    public const double Padding = 10;
    public const double NameSize = 12;
    public const double TextSize = 12;
    public const double LabelSize = 11;
    public const double LineHeight = 16;
    public const double LabelHeight = 14;
    public const double LoopWidth = 26;
    private const double PillHeight = 26;
    private const double MostOfPill = 420;
    private const double Bold = 1.08;
    private const double LabelWidth = 124;
    private const int MostLines = 3;
    private const int MostLinesOfLabel = 2;

    public static double TextWidth => BoxWidth - 2 * Padding;

    /// <summary>The lines of a box below its name.</summary>
    public static IReadOnlyList<string> Lines(Box box) => TextLines.Of(box.Words, TextWidth, TextSize, MostLines);

    /// <summary>The lines of an arrow's words.</summary>
    public static IReadOnlyList<string> Lines(Arrow arrow) =>
        [.. arrow.Labels.SelectMany(label => TextLines.Of(label, LabelWidth, LabelSize, arrow.Labels.Length > 1 ? 1 : MostLinesOfLabel))];

    public static Spot Of(Box box, int index, Flowchart chart)
    {
        // An arrow to the same box stands at its right side; the room is kept on both, so that the box stays in the middle.
        var loop = chart.Arrows.FirstOrDefault(arrow => arrow.From == index && arrow.To == index);
        var beside = loop is null ? 0 : 2 * (LoopWidth + Of(loop).Width);
        return new Spot(WidthOf(box) + beside, HeightOf(box), index);
    }

    public static Spot Of(Arrow arrow)
    {
        var lines = Lines(arrow);
        return new Spot(lines.Select(line => TextLines.Width(line, LabelSize)).DefaultIfEmpty(0).Max() + 8, lines.Count * LabelHeight + 4);
    }

    public static double WidthOf(Box box) => box.IsStep ? BoxWidth : Math.Min(MostOfPill, TextLines.Width(box.Words, TextSize) * Bold + 3 * Padding);

    private static double HeightOf(Box box) => box.IsStep ? 2 * Padding + (1 + Lines(box).Count + (box.Note?.Lines.Length ?? 0)) * LineHeight : PillHeight;
}
