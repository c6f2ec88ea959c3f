namespace SupportBot.Triage.Drawing;

/// <summary>The flowchart in words: for those who do not see the picture.</summary>
internal static class ChartWords
{
    public static string Of(Flowchart chart)
    {
        var steps = chart.Boxes.Count(box => box.IsStep);
        var words = new StringWriter(CultureInfo.InvariantCulture);
        words.Write($"{steps} {(steps == 1 ? "step" : "steps")}.");
        var exits = chart.Arrows.ToLookup(arrow => arrow.From);
        for (var i = 0; i < chart.Boxes.Length; i++)
        {
            if (!chart.Boxes[i].IsStep) continue;
            var ways = exits[i].Select(arrow => $"{(arrow.Labels.IsEmpty ? "" : $"{string.Join(" / ", arrow.Labels)} ")}→ {Named(chart.Boxes[arrow.To])}").ToList();
            words.Write($" {chart.Boxes[i].Step} ({Kind(chart.Boxes[i].Kind)}){(ways.Count == 0 ? "" : $": {string.Join(", ", ways)}")}.");
        }
        return words.ToString();
    }

    /// <summary>The word for a kind of box.</summary>
    public static string Kind(BoxKind kind) => kind switch
    {
        BoxKind.Begin => "begins",
        BoxKind.Say => "says",
        BoxKind.Ask => "asks",
        BoxKind.Check => "checks",
        BoxKind.Wait => "waits",
        BoxKind.Evidence => "asks for a file",
        BoxKind.Article => "shows an article",
        BoxKind.Resolve => "did it help?",
        BoxKind.Refer => "sends elsewhere",
        BoxKind.HandOff => "hands off",
        BoxKind.Call => "goes through",
        BoxKind.Return => "goes back",
        BoxKind.Settled => "settled",
    };

    private static string Named(Box box) => box.IsStep ? box.Step : box.Words;
}
