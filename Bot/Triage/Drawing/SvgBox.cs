namespace SupportBot.Triage.Drawing;

/// <summary>Writes one box: its shape by kind, the step's name and its first words.</summary>
internal static class SvgBox
{
    private const double Ascent = 12;
    private const double Cut = 12;
    private const double Fold = 12;
    private const double Bar = 5;

    public static void Write(TextWriter svg, Box box, Place at)
    {
        var link = box.Note?.Link;
        if (link is not null) svg.Write($"<a href=\"{SvgText.Escape(link)}\">");
        svg.Write($"<g class=\"box\" data-kind=\"{Buttons.Named(box.Kind)}\"");
        if (box.IsStep) svg.Write($" data-step=\"{SvgText.Escape(box.Step)}\"");
        if (box.Note is { StandsOut: true }) svg.Write(" data-stands-out=\"\"");
        svg.Write($"><title>{SvgText.Escape(Told(box))}</title><path class=\"shape\" d=\"{Shape(box.Kind, at)}\"/>");
        if (box.IsStep) Step(svg, box, at);
        else Text(svg, "pill", at.Middle, at.Top + at.Height / 2 + 4, box.Words);
        svg.Write(link is null ? "</g>" : "</g></a>");
    }

    private static void Step(TextWriter svg, Box box, Place at)
    {
        var (left, right) = (at.Left + Sizes.Padding, at.Right - Sizes.Padding);
        var y = at.Top + Sizes.Padding + Ascent;
        var kind = ChartWords.Kind(box.Kind);
        var room = Sizes.TextWidth - TextLines.Width(kind, Sizes.LabelSize) - Sizes.Padding;
        Text(svg, "name", left, y, TextLines.Shortened(box.Step, room / 1.06, Sizes.NameSize));
        Text(svg, "kind", right, y, kind);
        foreach (var line in Sizes.Lines(box)) Text(svg, "words", left, y += Sizes.LineHeight, line);
        foreach (var line in box.Note?.Lines ?? []) Text(svg, "note", left, y += Sizes.LineHeight, TextLines.Shortened(line, Sizes.TextWidth + Sizes.Padding, Sizes.LabelSize));
    }

    private static string Told(Box box) => box.IsStep ? $"{box.Step}: {box.Words}" : box.Words;

    private static void Text(TextWriter svg, string look, double x, double y, string words) =>
        svg.Write($"<text class=\"{look}\" x=\"{SvgWriter.Number(x)}\" y=\"{SvgWriter.Number(y)}\">{SvgText.Escape(words)}</text>");

    private static string Shape(BoxKind kind, Place at) => kind switch
    {
        BoxKind.Say or BoxKind.HandOff or BoxKind.Refer => Rounded(at, 3),
        BoxKind.Ask or BoxKind.Resolve or BoxKind.Evidence => Rounded(at, 12),
        BoxKind.Wait => Rounded(at, Math.Min(24, at.Height / 2)),
        BoxKind.Check => CutCorners(at),
        BoxKind.Article => $"{Rounded(at, 3)} M{Number(at.Right - Fold)},{Number(at.Bottom)} v-{Fold} h{Fold}",
        BoxKind.Call => $"{Rounded(at, 3)} M{Number(at.Left + Bar)},{Number(at.Top)} v{Number(at.Height)} M{Number(at.Right - Bar)},{Number(at.Top)} v{Number(at.Height)}",
        BoxKind.Begin or BoxKind.Settled or BoxKind.Return => Rounded(at, Math.Min(24, at.Height / 2)),
    };

    private static string Rounded(Place at, double radius)
    {
        var (r, w, h) = (Number(radius), Number(at.Width - 2 * radius), Number(at.Height - 2 * radius));
        return $"M{Number(at.Left + radius)},{Number(at.Top)} h{w} a{r},{r} 0 0 1 {r},{r} v{h} a{r},{r} 0 0 1 -{r},{r} h-{w} a{r},{r} 0 0 1 -{r},-{r} v-{h} a{r},{r} 0 0 1 {r},-{r} z";
    }

    // The corners of a decision.
    private static string CutCorners(Place at)
    {
        var (w, h) = (Number(at.Width - 2 * Cut), Number(at.Height - 2 * Cut));
        return $"M{Number(at.Left + Cut)},{Number(at.Top)} h{w} l{Cut},{Cut} v{h} l-{Cut},{Cut} h-{w} l-{Cut},-{Cut} v-{h} z";
    }

    private static string Number(double number) => SvgWriter.Number(number);
}
