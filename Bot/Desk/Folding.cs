using SupportBot.Classification;
using SupportBot.Conversations;
using SupportBot.Storage;

namespace SupportBot.Desk;

/// <summary>Folds abusive words away in a transcript, so that agents open them when they want to and see the facts beside them (C21).</summary>
internal static class Folding
{
    /// <summary>The lines, with those marked that are folded away. What a reading says holds for all messages of its turn; of several only those are folded that are abusive alone, and so of what nothing has read yet.</summary>
    /// <param name="isAbusive">Whether words alone read as abusive.</param>
    public static IReadOnlyList<TranscriptLine> Marked(IReadOnlyList<TranscriptLine> lines, Func<string, bool> isAbusive)
    {
        var marked = lines.ToArray();
        for (var at = lines.Count - 1; at >= 0 && lines[at].Reading is null; at--)
            if (IsUnread(lines[at]) && isAbusive(lines[at].Text)) marked[at] = marked[at] with { IsFolded = true };
        for (var last = 0; last < marked.Length; last++)
        {
            if (!IsAbusive(marked[last])) continue;
            var first = last;
            while (first > 0 && IsUnread(marked[first - 1])) first--;
            var alone = Enumerable.Range(first, last - first + 1).Where(at => first == last || isAbusive(marked[at].Text)).ToList();
            foreach (var at in alone.Count > 0 ? alone : [.. Enumerable.Range(first, last - first + 1)]) marked[at] = marked[at] with { IsFolded = true };
        }
        return marked;
    }

    // What people say of a reading counts before it.
    private static bool IsAbusive(TranscriptLine line) => line is { Kind: LineKind.Customer, Text.Length: > 0, Reading.Abuse: { IsSure: true, Value: not Abuse.None } }
        && line.Labels.LastOrDefault(label => label.Head == Heads.Abuse) is not { Value: (int)Abuse.None };

    private static bool IsUnread(TranscriptLine line) => line is { Kind: LineKind.Customer, Pressed: false, Reading: null, Text.Length: > 0 };
}
