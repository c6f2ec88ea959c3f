using System.Text;

namespace SupportBot.Triage.Drawing;

/// <summary>Writes a flowchart as text for Mermaid (https://mermaid.js.org/syntax/flowchart.html), for wikis and issue trackers.</summary>
internal static class MermaidWriter
{
    public static string Write(Flowchart chart)
    {
        var text = new StringBuilder($"---\ntitle: \"{Escape(chart.Title)}\"\n---\nflowchart TD\n");
        for (var i = 0; i < chart.Boxes.Length; i++)
        {
            var (open, close) = Shape(chart.Boxes[i].Kind);
            text.Append(CultureInfo.InvariantCulture, $"  {Id(chart, i)}{open}\"{Words(chart.Boxes[i])}\"{close}\n");
        }
        foreach (var arrow in chart.Arrows)
        {
            var label = arrow.Labels.IsEmpty ? "" : $"|\"{string.Join("<br/>", arrow.Labels.Select(Escape))}\"|";
            text.Append(CultureInfo.InvariantCulture, $"  {Id(chart, arrow.From)} -->{label} {Id(chart, arrow.To)}\n");
        }
        return text.ToString();
    }

    // Bare names would meet Mermaid's own words, such as "end".
    private static string Id(Flowchart chart, int box) =>
        chart.Boxes[box].IsStep ? $"step_{chart.Boxes[box].Step}" : string.Create(CultureInfo.InvariantCulture, $"box_{box}");

    private static string Words(Box box) => box.IsStep
        ? $"<b>{Escape(box.Step)}</b>{(box.Words.Length == 0 ? "" : $"<br/>{Escape(box.Words)}")}"
        : Escape(box.Words);

    private static (string Open, string Close) Shape(BoxKind kind) => kind switch
    {
        BoxKind.Begin or BoxKind.Settled or BoxKind.Return => ("([", "])"),
        BoxKind.Say or BoxKind.HandOff or BoxKind.Refer or BoxKind.Article => ("[", "]"),
        BoxKind.Ask or BoxKind.Resolve or BoxKind.Evidence or BoxKind.Wait => ("(", ")"),
        BoxKind.Call => ("[[", "]]"),
        BoxKind.Check => ("{{", "}}"),
    };

    // Mermaid reads entities with a number sign, and a number sign of ours as the beginning of one.
    private static string Escape(string words) => string.Concat(words.Select(letter => letter switch
    {
        '#' => "#35;",
        '"' => "#34;",
        '<' => "#60;",
        '>' => "#62;",
        '&' => "#38;",
        '`' => "#96;",
        '\n' or '\r' => " ",
        _ => letter.ToString(),
    }));
}
