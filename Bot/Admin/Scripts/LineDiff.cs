namespace SupportBot.Admin.Scripts;

/// <summary>How a line stands in a comparison of two texts.</summary>
internal enum LineChange
{
    Same,
    Removed,
    Added,
}

/// <param name="Old">Its number in the older text; 0 where it is not in it.</param>
/// <param name="New">Its number in the newer text; 0 where it is not in it.</param>
internal readonly record struct DiffLine(LineChange Change, int Old, int New, string Text);

/// <summary>Compares two texts line by line, by their longest common lines.</summary>
internal static class LineDiff
{
    // Beyond it the middle is shown as exchanged whole: it takes too long to find what stayed.
    private const long MostCells = 4_000_000;

    public static IReadOnlyList<DiffLine> Of(string older, string newer)
    {
        var (old, now) = (Lines(older), Lines(newer));
        var head = 0;
        while (head < Math.Min(old.Length, now.Length) && old[head] == now[head]) head++;
        var tail = 0;
        while (tail < Math.Min(old.Length, now.Length) - head && old[^(tail + 1)] == now[^(tail + 1)]) tail++;
        var lines = new List<DiffLine>();
        for (var i = 0; i < head; i++) lines.Add(new(LineChange.Same, i + 1, i + 1, old[i]));
        lines.AddRange(Middle(old.AsSpan(head, old.Length - head - tail), now.AsSpan(head, now.Length - head - tail), head));
        for (var i = tail; i > 0; i--) lines.Add(new(LineChange.Same, old.Length - i + 1, now.Length - i + 1, old[^i]));
        return lines;
    }

    /// <summary>The changed lines with some around them, in groups.</summary>
    public static IEnumerable<IReadOnlyList<DiffLine>> Groups(IReadOnlyList<DiffLine> lines, int around)
    {
        var group = new List<DiffLine>();
        for (var i = 0; i < lines.Count; i++)
        {
            var isNear = Enumerable.Range(Math.Max(0, i - around), Math.Min(lines.Count, i + around + 1) - Math.Max(0, i - around)).Any(at => lines[at].Change is not LineChange.Same);
            if (isNear) group.Add(lines[i]);
            else if (group.Count > 0)
            {
                yield return group;
                group = [];
            }
        }
        if (group.Count > 0) yield return group;
    }

    private static List<DiffLine> Middle(ReadOnlySpan<string> old, ReadOnlySpan<string> now, int before)
    {
        var lines = new List<DiffLine>();
        var common = (long)old.Length * now.Length <= MostCells ? Common(old, now) : null;
        var (i, j) = (0, 0);
        while (i < old.Length || j < now.Length)
        {
            if (common is not null && i < old.Length && j < now.Length && old[i] == now[j])
                lines.Add(new(LineChange.Same, before + ++i, before + ++j, old[i - 1]));
            else if (i < old.Length && (j == now.Length || common is null || common[i + 1, j] >= common[i, j + 1]))
                lines.Add(new(LineChange.Removed, before + ++i, 0, old[i - 1]));
            else
                lines.Add(new(LineChange.Added, 0, before + ++j, now[j - 1]));
        }
        return lines;
    }

    // How many lines are common from each pair of places on.
    private static int[,] Common(ReadOnlySpan<string> old, ReadOnlySpan<string> now)
    {
        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
            for (var j = now.Length - 1; j >= 0; j--)
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        return common;
    }

    private static string[] Lines(string text) => text.TrimEnd('\n').Split('\n');
}
