using System.Collections.Immutable;

namespace SupportBot.Triage.Expressions;

/// <summary>A part of an expression that holds or not. The closed set.</summary>
internal abstract record Term
{
    private Term() { }

    /// <summary>The facts that are known wherever it holds.</summary>
    public virtual ImmutableHashSet<string> Certain => [];

    public abstract IEnumerable<Compared> Comparisons { get; }

    public abstract bool Holds(Situation situation);

    public sealed record Both(Term One, Term Other) : Term
    {
        public override ImmutableHashSet<string> Certain => One.Certain.Union(Other.Certain);

        public override IEnumerable<Compared> Comparisons => One.Comparisons.Concat(Other.Comparisons);

        public override bool Holds(Situation situation) => One.Holds(situation) && Other.Holds(situation);
    }

    public sealed record Either(Term One, Term Other) : Term
    {
        public override ImmutableHashSet<string> Certain => One.Certain.Intersect(Other.Certain);

        public override IEnumerable<Compared> Comparisons => One.Comparisons.Concat(Other.Comparisons);

        public override bool Holds(Situation situation) => One.Holds(situation) || Other.Holds(situation);
    }

    public sealed record Not(Term One) : Term
    {
        public override IEnumerable<Compared> Comparisons => One.Comparisons;

        public override bool Holds(Situation situation) => !One.Holds(situation);
    }

    /// <summary>A name alone, or compared with values.</summary>
    public sealed record Compared(Name Name, Sign Sign, ImmutableArray<Value> Values) : Term
    {
        public override ImmutableHashSet<string> Certain => Name.Fact is { } fact ? [fact] : [];

        public override IEnumerable<Compared> Comparisons => [this];

        public override bool Holds(Situation situation)
        {
            if (Name.Read(situation) is not { } now) return false;
            return Sign switch
            {
                Sign.Alone => Name.Kind is not ValueKind.Truth || now.Number > 0,
                Sign.Is => now.Is(Values[0]),
                Sign.IsNot => !now.Is(Values[0]),
                Sign.In => IsAmong(now),
                Sign.Less => now.Number < Values[0].Number,
                Sign.AtMost => now.Number <= Values[0].Number,
                Sign.More => now.Number > Values[0].Number,
                Sign.AtLeast => now.Number >= Values[0].Number,
            };
        }

        private bool IsAmong(Value now)
        {
            foreach (var value in Values)
                if (now.Is(value)) return true;
            return false;
        }
    }
}

/// <summary>How a name is compared.</summary>
internal enum Sign
{
    Alone,
    Is,
    IsNot,
    In,
    Less,
    AtMost,
    More,
    AtLeast,
}

/// <summary>What stands on either side of a comparison.</summary>
/// <param name="Number">Its number: of an ordered word its place, of a fact the number it begins with; null when it has none.</param>
/// <param name="Column">Where it is written, counted from 1; 0 for what was read.</param>
internal readonly record struct Value(string Text, double? Number = null, int Column = 0)
{
    public bool Is(Value other) => Text.Equals(other.Text, StringComparison.OrdinalIgnoreCase)
        || (Number is { } number && number == other.Number && IsNumber(Text) && IsNumber(other.Text));

    public static Value Of(double number) => new(number.ToString(CultureInfo.InvariantCulture), number);

    /// <summary>A fact's value. "1299.00 PLN" can be compared as 1299.</summary>
    public static Value OfFact(string text)
    {
        var end = text.AsSpan().IndexOf(' ');
        var first = end < 0 ? text.AsSpan() : text.AsSpan(0, end);
        return new Value(text, double.TryParse(first, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null);
    }

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}
