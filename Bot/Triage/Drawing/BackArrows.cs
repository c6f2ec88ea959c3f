namespace SupportBot.Triage.Drawing;

/// <summary>Finds the arrows that lead back to a step on the way to them; without these there is no circle.</summary>
internal static class BackArrows
{
    /// <summary>For every arrow whether it leads back.</summary>
    public static bool[] Of(Flowchart chart)
    {
        var isBack = new bool[chart.Arrows.Length];
        var exits = chart.Arrows.Select((arrow, index) => (arrow, index)).ToLookup(a => a.arrow.From);
        var seen = new bool[chart.Boxes.Length];
        var onTheWay = new bool[chart.Boxes.Length];
        for (var box = 0; box < seen.Length; box++)
            if (!seen[box]) Visit(box);
        return isBack;

        void Visit(int box)
        {
            seen[box] = onTheWay[box] = true;
            foreach (var (arrow, index) in exits[box])
            {
                if (onTheWay[arrow.To]) isBack[index] = true;
                else if (!seen[arrow.To]) Visit(arrow.To);
            }
            onTheWay[box] = false;
        }
    }
}
