using System.Collections.Frozen;
using SupportBot.Conversations;

namespace SupportBot.Simulation;

/// <summary>What generated customers write, in one language: sentences by topic or kind.</summary>
internal sealed class Pieces
{
    private static readonly Pieces[] All = [Read("en"), Read("ru"), Read("pl")];
    private readonly FrozenDictionary<string, string[]> _byKind;

    private Pieces(FrozenDictionary<string, string[]> byKind) => _byKind = byKind;

    public static Pieces Of(Language language) => language switch
    {
        Language.En or Language.Other => All[0],
        Language.Ru => All[1],
        Language.Pl => All[2],
    };

    /// <summary>One of a kind, with the customer's facts in place.</summary>
    public string Any(string kind, Random chance, CustomerFacts facts)
    {
        var all = _byKind[kind];
        var text = all[chance.Next(all.Length)];
        return text.Contains('{', StringComparison.Ordinal) ? Triage.Words.Fill(text, facts.Named) : text;
    }

    private static Pieces Read(string language)
    {
        using var stream = typeof(Pieces).Assembly.GetManifestResourceStream($"SupportBot.Simulation.pieces.{language}.txt")!;
        using var reader = new StreamReader(stream);
        return new Pieces(Parse(reader.ReadToEnd()));
    }

    private static FrozenDictionary<string, string[]> Parse(string text) =>
        (from line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
         where line[0] != '#'
         let colon = line.IndexOf(':', StringComparison.Ordinal)
         group line[(colon + 1)..].Trim() by line[..colon] into kind
         select kind).ToFrozenDictionary(kind => kind.Key, kind => kind.ToArray());
}
