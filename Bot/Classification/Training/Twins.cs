using SupportBot.Classification.Features;

namespace SupportBot.Classification.Training;

/// <summary>Two messages of the corpus that say nearly the same in nearly the same letters.</summary>
/// <param name="Likeness">The share of their runs of letters that both have, 0 to 1.</param>
internal sealed record TwinPair(LabelledMessage First, LabelledMessage Second, double Likeness);

/// <summary>Finds near-duplicates: figures would flatter a model that has learnt from the twin of a message it is judged by.</summary>
internal static class Twins
{
    /// <summary>From this likeness on two messages are twins.</summary>
    public const double Alike = 0.5;

    // Shorter texts are alike by chance ("thanks", "спасибо"); the same text twice is found elsewhere.
    private const int ShortestText = 12;
    private const int RunLength = 5;

    // A run of letters that very many messages have says nothing about two of them.
    private const int MostCommon = 60;

    public static IReadOnlyList<TwinPair> Find(IReadOnlyList<LabelledMessage> messages)
    {
        var runs = messages.Select(message => RunsOf(message.Text)).ToArray();
        var places = new Dictionary<uint, List<int>>();
        var twins = new List<TwinPair>();
        var met = new Meetings(messages.Count);
        foreach (var (i, own) in runs.Index())
        {
            foreach (var j in met.Before(own, places))
            {
                if (Likeness(own, runs[j]) is var likeness && likeness >= Alike) twins.Add(new TwinPair(messages[j], messages[i], likeness));
            }
            foreach (var run in own) (places.TryGetValue(run, out var at) ? at : places[run] = []).Add(i);
        }
        return twins;
    }

    private static double Likeness(HashSet<uint> a, HashSet<uint> b)
    {
        // The shorter one cannot share more than all it has.
        if (Math.Min(a.Count, b.Count) < Alike * Math.Max(a.Count, b.Count)) return 0;
        var shared = a.Count(b.Contains);
        return (double)shared / (a.Count + b.Count - shared);
    }

    // Counts in one array for all messages, which is most of the work.
    private sealed class Meetings(int messages)
    {
        private const int Fewest = 3;
        private readonly int[] _times = new int[messages];
        private readonly List<int> _met = [];

        /// <summary>Earlier messages with some of these runs.</summary>
        public IReadOnlyList<int> Before(HashSet<uint> runs, Dictionary<uint, List<int>> places)
        {
            _met.Clear();
            foreach (var run in runs)
            {
                if (!places.TryGetValue(run, out var at) || at.Count > MostCommon) continue;
                foreach (var message in at)
                    if (_times[message]++ == 0) _met.Add(message);
            }
            var often = _met.FindAll(message => _times[message] >= Fewest);
            foreach (var message in _met) _times[message] = 0;
            return often;
        }
    }

    private static HashSet<uint> RunsOf(string text)
    {
        var words = string.Concat(text.Select(Letters.Fold).Select(c => c is Letters.None or '0' ? ' ' : c).Where(c => c != Letters.Skip))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var letters = string.Join(' ', words);
        var runs = new HashSet<uint>();
        for (var i = 0; letters.Length >= ShortestText && i + RunLength <= letters.Length; i++) runs.Add(Word.HashOf(letters.AsSpan(i, RunLength)));
        return runs;
    }
}
