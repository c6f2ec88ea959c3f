using System.Collections.Immutable;

namespace SupportBot.Conduct;

/// <summary>A phrase of a rule, taken apart: what must follow what.</summary>
internal abstract record Phrase
{
    private Phrase() { }

    /// <summary>One piece of the text: any of some words, or of some beginnings of words.</summary>
    public sealed record OneOf(ImmutableSortedSet<string> Words) : Phrase
    {
        public string Key => string.Join(' ', Words);
    }

    /// <summary>Any words at all.</summary>
    /// <param name="Most">How many at the most; null for as many as the sentence has.</param>
    public sealed record Gap(int? Most) : Phrase;

    /// <summary>Exactly one word, whatever it is.</summary>
    public sealed record Word : Phrase;

    public sealed record InOrder(ImmutableArray<Phrase> Parts) : Phrase;

    public sealed record Either(ImmutableArray<Phrase> Ways) : Phrase;

    public sealed record Perhaps(Phrase Part) : Phrase;

    /// <summary>Whether a text with none of its words would match.</summary>
    public bool MayMiss => this switch
    {
        Gap or Perhaps => true,
        InOrder order => order.Parts.All(p => p.MayMiss),
        Either either => either.Ways.Any(w => w.MayMiss),
        _ => false,
    };

    /// <summary>Whether it can begin with any word at all.</summary>
    public bool BeginsAnywhere => this switch
    {
        Gap or Word => true,
        Perhaps perhaps => perhaps.Part.BeginsAnywhere,
        InOrder order => order.Parts.Any(p => p.BeginsAnywhere && order.Parts.TakeWhile(before => !ReferenceEquals(before, p)).All(before => before.MayMiss)),
        Either either => either.Ways.Any(w => w.BeginsAnywhere),
        _ => false,
    };

    /// <summary>Any of these; single words become one set, so that a long list costs no more than one word.</summary>
    public static Phrase Any(IReadOnlyList<Phrase> ways)
    {
        var single = ways.OfType<OneOf>().SelectMany(o => o.Words).ToImmutableSortedSet(StringComparer.Ordinal);
        var others = ways.Where(w => w is not OneOf).SelectMany(w => w is Either either ? [.. either.Ways] : new[] { w });
        ImmutableArray<Phrase> all = [.. single.Count > 0 ? [new OneOf(single)] : Array.Empty<Phrase>(), .. others];
        return all is [var only] ? only : new Either(all);
    }
}
