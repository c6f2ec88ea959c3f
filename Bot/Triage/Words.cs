using System.Collections.Immutable;
using System.Text;
using SupportBot.Conversations;

namespace SupportBot.Triage;

/// <summary>One thing to say, in every language the product speaks, in one or more variants each (C29).</summary>
internal sealed record Words(ImmutableArray<string> En, ImmutableArray<string> Ru, ImmutableArray<string> Pl)
{
    /// <summary>The languages every text must exist in.</summary>
    public static ImmutableArray<Language> Languages { get; } = [Language.En, Language.Ru, Language.Pl];

    /// <summary>A variant in a language; neighbouring seeds give different variants. An unknown language gets English.</summary>
    public string In(Language language, long seed = 0)
    {
        var variants = Variants(language);
        return variants[(int)((ulong)seed % (ulong)variants.Length)];
    }

    /// <summary>Those of a language; a script that does not speak it says another.</summary>
    public ImmutableArray<string> Variants(Language language) => Own(language) is { IsEmpty: false } own ? own : !En.IsEmpty ? En : !Ru.IsEmpty ? Ru : Pl;

    private ImmutableArray<string> Own(Language language) => language switch
    {
        Language.En or Language.Other => En,
        Language.Ru => Ru,
        Language.Pl => Pl,
    };

    /// <summary>What stands between braces, as written: <c>order</c> or <c>affected: person|people</c>.</summary>
    public static IEnumerable<string> Variables(string text)
    {
        for (var open = text.IndexOf('{'); open >= 0; open = text.IndexOf('{', open + 1))
        {
            var close = text.IndexOf('}', open);
            if (close < 0) yield break;
            yield return text[(open + 1)..close];
        }
    }

    /// <summary>Puts values in place of <c>{names}</c>, once: a value that holds braces stays as it is.</summary>
    public static string Fill(string text, Func<string, string?> value)
    {
        var open = text.IndexOf('{');
        if (open < 0) return text;
        var filled = new StringBuilder(text.Length + 32);
        var from = 0;
        while (open >= 0 && text.IndexOf('}', open) is var close and > 0)
        {
            filled.Append(text, from, open - from).Append(value(text[(open + 1)..close]));
            from = close + 1;
            open = text.IndexOf('{', from);
        }
        return filled.Append(text, from, text.Length - from).ToString();
    }
}
