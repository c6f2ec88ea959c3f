using System.Collections.Immutable;
using SupportBot.Conversations;

namespace SupportBot.Triage.Drawing;

/// <summary>A script as boxes and arrows, before anything has a place (C07).</summary>
/// <param name="Title">The script's name and version.</param>
internal sealed record Flowchart(string Title, ImmutableArray<Box> Boxes, ImmutableArray<Arrow> Arrows)
{
    private const int MostLabels = 3;

    /// <summary>The flowchart of a script, its texts in one of the languages customers read.</summary>
    /// <param name="notes">What is written below a step; nothing by default.</param>
    public static Flowchart Of(Script script, Language language, Func<string, BoxNote?>? notes = null)
    {
        var steps = script.Steps.Select(step => (Step: step, Sketch: Sketch.Of(step, language))).ToList();
        var boxes = new List<Box> { new(BoxKind.Begin, "", Begins(script)) };
        boxes.AddRange(steps.Select(s => new Box(s.Sketch.Kind, s.Step.Id, s.Sketch.Words) { Note = notes?.Invoke(s.Step.Id) }));
        var at = script.Steps.Select((step, index) => (step.Id, Index: index + 1)).ToDictionary(s => s.Id, s => s.Index);
        var arrows = new List<Arrow> { new(0, 1, []) };
        for (var from = 1; from <= steps.Count; from++)
        {
            var exits = steps[from - 1].Sketch.Exits;
            foreach (var same in exits.Where(e => e.End is null && at.ContainsKey(e.To)).GroupBy(e => at[e.To])) arrows.Add(Joined(from, same.Key, same));
            foreach (var same in exits.Where(e => e.End is not null).GroupBy(e => e.End!.Value))
            {
                arrows.Add(Joined(from, boxes.Count, same));
                boxes.Add(new Box(same.Key, "", Titled(Buttons.Named(same.Key))));
            }
        }
        return new Flowchart($"{Titled(script.Id.Name)}, version {script.Id.Version}", [.. boxes], [.. arrows]);
    }

    // Ways that lead to the same step are one arrow.
    private static Arrow Joined(int from, int to, IEnumerable<Exit> exits)
    {
        var labels = exits.Select(e => e.Label).OfType<string>().Distinct().ToList();
        var shown = labels.Count <= MostLabels ? labels : [.. labels.Take(MostLabels - 1), $"{labels.Count - MostLabels + 1} more"];
        return new Arrow(from, to, [.. shown]);
    }

    private static string Begins(Script script)
    {
        string[] topics = [.. script.Topics.Select(topic => Titled(Buttons.Named(topic)))];
        string[] said = script.Trigger.Said.IsEmpty ? [] : [$"“{script.Trigger.Said[0]}”{(script.Trigger.Said.Length > 1 ? "…" : "")}"];
        string[] button = script.Trigger.Button is null ? [] : ["a button"];
        return string.Join(", ", [.. topics, .. said, .. button]) is { Length: > 0 } begins ? begins : "Called by other scripts";
    }

    private static string Titled(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..].Replace('_', ' ');
}

/// <summary>One box: a step, or where a script begins and ends.</summary>
/// <param name="Step">The step's name; empty for a beginning or an end.</param>
/// <param name="Words">What is said or decided there.</param>
internal sealed record Box(BoxKind Kind, string Step, string Words)
{
    public BoxNote? Note { get; init; }

    public bool IsStep => Step.Length > 0;
}

/// <summary>What is written below a step, such as how many conversations came to it.</summary>
/// <param name="Link">Where the box leads; null for nowhere.</param>
/// <param name="StandsOut">The box is marked.</param>
internal sealed record BoxNote(ImmutableArray<string> Lines, string? Link, bool StandsOut);

/// <summary>A way from one box to another, by their places in the list.</summary>
/// <param name="Labels">When it is taken; none when it always is.</param>
internal sealed record Arrow(int From, int To, ImmutableArray<string> Labels);

/// <summary>What a box stands for, by which it is shaped and coloured.</summary>
internal enum BoxKind
{
    Begin,
    Say,
    Ask,
    Check,
    Wait,
    Evidence,
    Article,
    Resolve,
    Refer,
    HandOff,
    Call,
    Return,

    /// <summary>The matter is settled here.</summary>
    Settled,
}
