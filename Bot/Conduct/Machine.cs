namespace SupportBot.Conduct;

/// <summary>What was found: of which list, in which sentence, from and to which piece.</summary>
internal readonly record struct Match(int List, int Sentence, int From, int To);

/// <summary>
/// All phrases of a language as one automaton (Glushkov's): it reads a sentence once, from left to right, and never goes back,
/// so no text can make it slow.
/// </summary>
internal sealed class Machine
{
    private const int Anything = -1;
    private readonly Vocabulary _words = new();
    private readonly List<Place> _places = [];
    private readonly Dictionary<int, List<int>> _beginnings = [];

    /// <summary>How many words and gaps all phrases have; it bounds what a word of a text costs.</summary>
    public int Size => _places.Count;

    /// <summary>Adds a phrase; what it matches is told under the given number.</summary>
    public void Add(Phrase phrase, int list)
    {
        var part = Build(phrase);
        foreach (var first in part.First)
        {
            if (!_beginnings.TryGetValue(_places[first].Set, out var begun)) _beginnings[_places[first].Set] = begun = [];
            begun.Add(first);
        }
        foreach (var last in part.Last) _places[last].Ends = list;
    }

    /// <summary>Tells each match, sentence by sentence.</summary>
    public void Read(IReadOnlyList<List<Piece>> sentences, Action<Match> found)
    {
        var (now, next) = (new Expected(Size), new Expected(Size));
        var (holds, sets, read) = (new int[_words.Count], new List<int>(), 0);
        for (var sentence = 0; sentence < sentences.Count; sentence++)
        {
            now.Clear();
            for (var at = 0; at < sentences[sentence].Count; at++)
            {
                var piece = sentences[sentence][at];
                sets.Clear();
                _words.Find(piece, sets);
                read++;
                foreach (var set in sets) holds[set] = read;
                next.Clear();
                foreach (var place in now.Places)
                {
                    var taken = _places[place].Set is Anything ? piece.Kind is PieceKind.Word or PieceKind.Number : holds[_places[place].Set] == read;
                    if (taken) Pass(place, now.Since(place), next);
                    if (piece.IsSign) next.Add(place, now.Since(place));
                }
                foreach (var set in sets)
                    if (_beginnings.TryGetValue(set, out var begun))
                        foreach (var place in begun) Pass(place, at, next);
                foreach (var (list, since) in next.Ended) found(new Match(list, sentence, since, at));
                (now, next) = (next, now);
            }
        }
    }

    private void Pass(int place, int since, Expected next)
    {
        if (_places[place].Ends is >= 0 and var list) next.Ended.Add((list, since));
        foreach (var follower in _places[place].Followers) next.Add(follower, since);
    }

    private Part Build(Phrase phrase)
    {
        switch (phrase)
        {
            case Phrase.OneOf set:
                return New(_words.Of(set));
            case Phrase.Gap { Most: { } most }:
                return Enumerable.Range(0, most).Select(_ => New(Anything) with { MayMiss = true }).Aggregate(Then);
            case Phrase.Gap:
                var any = New(Anything);
                _places[any.First[0]].Followers.Add(any.First[0]);
                return any with { MayMiss = true };
            case Phrase.Word:
                return New(Anything);
            case Phrase.Perhaps perhaps:
                return Build(perhaps.Part) with { MayMiss = true };
            case Phrase.InOrder order:
                return order.Parts.Select(Build).Aggregate(Then);
            case Phrase.Either either:
                var ways = either.Ways.Select(Build).ToList();
                return new Part([.. ways.SelectMany(w => w.First)], [.. ways.SelectMany(w => w.Last)], ways.Any(w => w.MayMiss));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private Part Then(Part one, Part other)
    {
        foreach (var last in one.Last) _places[last].Followers.AddRange(other.First);
        return new Part(
            one.MayMiss ? [.. one.First, .. other.First] : one.First,
            other.MayMiss ? [.. one.Last, .. other.Last] : other.Last,
            one.MayMiss && other.MayMiss);
    }

    private Part New(int set)
    {
        _places.Add(new Place(set));
        return new Part([_places.Count - 1], [_places.Count - 1], MayMiss: false);
    }

    /// <summary>A word or gap of a phrase: which words it takes, and what may come next.</summary>
    private sealed class Place(int set)
    {
        public int Set { get; } = set;
        public List<int> Followers { get; } = [];
        public int Ends { get; set; } = -1;
    }

    private sealed record Part(int[] First, int[] Last, bool MayMiss);

    /// <summary>The places that may come next, each with where its match began.</summary>
    private sealed class Expected(int size)
    {
        private readonly int[] _since = new int[size];

        public List<int> Places { get; } = [];

        /// <summary>The matches that ended with the newest piece: whose, and where they began.</summary>
        public List<(int List, int Since)> Ended { get; } = [];

        public int Since(int place) => _since[place] - 1;

        public void Clear()
        {
            foreach (var place in Places) _since[place] = 0;
            Places.Clear();
            Ended.Clear();
        }

        public void Add(int place, int since)
        {
            if (_since[place] == 0) Places.Add(place);
            else if (_since[place] <= since + 1) return;
            _since[place] = since + 1;
        }
    }
}
