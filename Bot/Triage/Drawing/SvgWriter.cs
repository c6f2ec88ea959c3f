namespace SupportBot.Triage.Drawing;

/// <summary>Writes a picture as SVG. How it looks stands in <c>flowchart.css</c>: classes and data attributes only, no styles.</summary>
internal static class SvgWriter
{
    /// <param name="style">Rules for a file that stands alone; none for a page, which brings its own.</param>
    public static string Write(Picture picture, string? style = null)
    {
        var svg = new StringWriter(CultureInfo.InvariantCulture);
        var (width, height) = (Number(picture.Width), Number(picture.Height));
        var hasLinks = picture.Chart.Boxes.Any(box => box.Note?.Link is not null);
        svg.Write($"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"flowchart\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\"");
        svg.Write($" role=\"{(hasLinks ? "group" : "img")}\" aria-labelledby=\"flowchart-title flowchart-words\">");
        svg.Write($"<title id=\"flowchart-title\">{SvgText.Escape(picture.Chart.Title)}</title><desc id=\"flowchart-words\">{SvgText.Escape(ChartWords.Of(picture.Chart))}</desc>");
        if (style is not null) svg.Write($"<style>{SvgText.Escape(style)}</style>");
        svg.Write($"<defs>{Tip("tip")}{Tip("tip-back")}</defs>");
        for (var i = 0; i < picture.Arrows.Length; i++) WriteLine(svg, picture.Arrows[i]);
        for (var i = 0; i < picture.Arrows.Length; i++) WriteLabel(svg, picture.Chart.Arrows[i], picture.Arrows[i]);
        for (var i = 0; i < picture.Boxes.Length; i++) SvgBox.Write(svg, picture.Chart.Boxes[i], picture.Boxes[i]);
        svg.Write("</svg>");
        return svg.ToString()!;
    }

    internal static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Tip(string id) =>
        $"<marker id=\"{id}\" class=\"{id}\" viewBox=\"0 0 8 8\" refX=\"7.5\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0,0.5 L8,4 L0,7.5 z\"/></marker>";

    private static void WriteLine(TextWriter svg, DrawnArrow line)
    {
        svg.Write($"<path class=\"{(line.IsBack ? "arrow back" : "arrow")}\" marker-end=\"url(#{(line.IsBack ? "tip-back" : "tip")})\" d=\"M{At(line.Points[0])}");
        for (var i = 1; i < line.Points.Length; i++)
        {
            var (from, to) = (line.Points[i - 1], line.Points[i]);
            var half = Number((from.Y + to.Y) / 2);
            var isStraight = from.X == to.X || from.Y == to.Y;
            svg.Write(isStraight ? $" L{At(to)}" : $" C{Number(from.X)},{half} {Number(to.X)},{half} {At(to)}");
        }
        svg.Write("\"/>");
    }

    private static string At(Corner corner) => $"{Number(corner.X)},{Number(corner.Y)}";

    private static void WriteLabel(TextWriter svg, Arrow arrow, DrawnArrow line)
    {
        if (line.Label is not { } at) return;
        svg.Write($"<g class=\"label{(line.IsBack ? " back" : "")}\"><rect x=\"{Number(at.Left)}\" y=\"{Number(at.Top)}\" width=\"{Number(at.Width)}\" height=\"{Number(at.Height)}\" rx=\"4\"/>");
        var y = at.Top + Sizes.LabelHeight - 1;
        foreach (var words in Sizes.Lines(arrow))
        {
            svg.Write($"<text x=\"{Number(at.Middle)}\" y=\"{Number(y)}\">{SvgText.Escape(words)}</text>");
            y += Sizes.LabelHeight;
        }
        svg.Write($"<title>{SvgText.Escape(string.Join(" / ", arrow.Labels))}</title></g>");
    }
}
