namespace SupportBot.Triage.Drawing;

/// <summary>One layout: what can be stands in straight columns ("blocks"), which are pushed together as far as they go to one side.</summary>
internal sealed class Blocks
{
    private const double BetweenBoxes = 28;
    private const double BetweenLines = 14;
    private readonly Dictionary<Spot, Spot> _root = [];
    private readonly Dictionary<Spot, Spot> _next = [];
    private readonly List<List<Spot>> _layers;
    private readonly bool _isDown;
    private readonly bool _isRight;

    private Blocks(LayeredGraph graph, bool isDown, bool isRight)
    {
        (_isDown, _isRight) = (isDown, isRight);
        _layers = [.. graph.Layers.Select(layer => isRight ? Enumerable.Reverse(layer).ToList() : layer)];
        if (!isDown) _layers.Reverse();
        foreach (var spot in _layers.SelectMany(layer => layer)) _root[spot] = _next[spot] = spot;
    }

    public static Dictionary<Spot, double> Place(LayeredGraph graph, HashSet<(Spot, Spot)> conflicts, bool isDown, bool isRight)
    {
        var blocks = new Blocks(graph, isDown, isRight);
        blocks.Stack(conflicts);
        return blocks.Push();
    }

    private int At(Spot spot) => _isRight ? -spot.At : spot.At;

    // Everything under the median of what it is joined to, as long as the columns do not cross.
    private void Stack(HashSet<(Spot, Spot)> conflicts)
    {
        foreach (var layer in _layers)
        {
            var last = int.MinValue;
            foreach (var spot in layer)
            {
                var joined = (_isDown ? spot.Above : spot.Below).OrderBy(At).ToList();
                for (var i = (joined.Count - 1) / 2; i <= joined.Count / 2 && i < joined.Count; i++)
                {
                    var other = joined[i];
                    var line = _isDown ? (other, spot) : (spot, other);
                    if (_next[spot] != spot || At(other) <= last || conflicts.Contains(line)) continue;
                    _next[other] = spot;
                    _next[spot] = _root[spot] = _root[other];
                    last = At(other);
                }
            }
        }
    }

    private Dictionary<Spot, double> Push()
    {
        var beside = _layers.SelectMany(layer => layer.Zip(layer.Skip(1)))
            .Select(pair => (Left: _root[pair.First], Right: _root[pair.Second], Apart: Apart(pair.First, pair.Second))).ToList();
        var order = InOrder(beside);
        var at = order.ToDictionary(root => root, _ => 0.0);
        var toLeft = beside.ToLookup(pair => pair.Right);
        var toRight = beside.ToLookup(pair => pair.Left);
        foreach (var root in order)
            foreach (var (left, _, apart) in toLeft[root]) at[root] = Math.Max(at[root], at[left] + apart);
        // Then back towards what stands to the right, so that no gap is left open.
        foreach (var root in Enumerable.Reverse(order))
            if (toRight[root].Any()) at[root] = Math.Max(at[root], toRight[root].Min(pair => at[pair.Right] - pair.Apart));
        return _root.ToDictionary(pair => pair.Key, pair => _isRight ? -at[pair.Value] : at[pair.Value]);
    }

    // From left to right: a block comes after all those it stands beside.
    private List<Spot> InOrder(List<(Spot Left, Spot Right, double Apart)> beside)
    {
        var lefts = beside.ToLookup(pair => pair.Right, pair => pair.Left);
        var order = new List<Spot>();
        var seen = new HashSet<Spot>();
        foreach (var spot in _layers.SelectMany(layer => layer)) Visit(_root[spot]);
        return order;

        void Visit(Spot root)
        {
            if (!seen.Add(root)) return;
            foreach (var left in lefts[root]) Visit(left);
            order.Add(root);
        }
    }

    private static double Apart(Spot left, Spot right) =>
        (left.Width + right.Width) / 2 + (left.IsBox && right.IsBox ? BetweenBoxes : BetweenLines);
}
