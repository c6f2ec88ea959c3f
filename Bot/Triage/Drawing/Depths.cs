namespace SupportBot.Triage.Drawing;

/// <summary>How deep every box stands: below everything that leads to it, two layers at least, so that words have room between.</summary>
internal static class Depths
{
    private const int Apart = 2;

    public static void Set(Flowchart chart, bool[] isBack, List<Spot> spots)
    {
        var forward = chart.Arrows.Where((_, index) => !isBack[index]).ToList();
        var open = new int[spots.Count];
        foreach (var arrow in forward) open[arrow.To]++;
        var ready = new Queue<int>(Enumerable.Range(0, spots.Count).Where(box => open[box] == 0));
        var exits = forward.ToLookup(arrow => arrow.From);
        while (ready.TryDequeue(out var box))
            foreach (var arrow in exits[box])
            {
                spots[arrow.To].Layer = Math.Max(spots[arrow.To].Layer, spots[box].Layer + Apart);
                if (--open[arrow.To] == 0) ready.Enqueue(arrow.To);
            }
    }
}
