namespace SupportBot.Admin.Charts;

/// <summary>Lines over two axes, drawn on the server.</summary>
/// <param name="Title">What it shows, also for those who cannot see it.</param>
internal sealed record Chart(string Title, Axis X, Axis Y, IReadOnlyList<ChartLine> Lines)
{
    public const int Width = 340;
    public const int Height = 210;
    private const int Left = 44;
    private const int Right = 18;
    private const int Top = 10;
    private const int Bottom = 40;

    public static int PlotLeft => Left;

    public static int PlotRight => Width - Right;

    public static int PlotTop => Top;

    public static int PlotBottom => Height - Bottom;

    public string AtX(double value) => Text(Left + X.Share(value) * (PlotRight - Left));

    public string AtY(double value) => Text(PlotBottom - Y.Share(value) * (PlotBottom - Top));

    /// <summary>The corners of a line, as SVG writes them.</summary>
    public string Path(ChartLine line) => string.Join(' ', line.Points.Select(point => $"{AtX(point.X)},{AtY(point.Y)}"));

    private static string Text(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}

/// <summary>One axis.</summary>
/// <param name="Name">What it measures.</param>
/// <param name="Ticks">Where a number stands, and which.</param>
internal sealed record Axis(string Name, double From, double To, IReadOnlyList<(double At, string Label)> Ticks)
{
    private const int Steps = 4;

    /// <summary>Shares from a lowest one up to 100 %.</summary>
    public static Axis Shares(string name, double from = 0, double to = 1)
    {
        if (to <= from) to = from + 0.01;
        return new Axis(name, from, to, [.. Enumerable.Range(0, Steps + 1).Select(step => from + (to - from) * step / Steps).Select(at => (at, Percent(at)))]);
    }

    /// <summary>Shares from the whole tenth below the lowest value up to 100 %.</summary>
    public static Axis SharesFrom(string name, IEnumerable<double> values) => Shares(name, Math.Min(0.9, Math.Floor(values.DefaultIfEmpty(0).Min() * 10) / 10));

    public double Share(double value) => Math.Clamp((value - From) / (To - From), 0, 1);

    private static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %";
}

/// <summary>One line of a chart.</summary>
/// <param name="Name">As the legend calls it.</param>
/// <param name="Look">What it looks like.</param>
/// <param name="Mark">A point that stands out; null for none.</param>
internal sealed record ChartLine(string Name, LineLook Look, IReadOnlyList<(double X, double Y)> Points, (double X, double Y)? Mark = null);

/// <summary>What a line stands for, by which it is drawn.</summary>
internal enum LineLook
{
    Plain,
    Active,
    Candidate,

    /// <summary>Where it should be.</summary>
    Ideal,

    /// <summary>What should not be crossed.</summary>
    Alert,
}
