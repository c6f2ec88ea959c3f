using System.Collections.Frozen;
using System.Collections.Immutable;
using SupportBot.Conversations;
using SupportBot.Triage.Listening;

namespace SupportBot.Triage;

/// <summary>What <c>company.yaml</c> tells of the company behind the bot: its name, products, links and policies, for texts and for listening.</summary>
/// <param name="Texts">What texts can say, by the name behind <c>company.</c>: <c>name</c>, <c>links.help</c>, <c>policies.returns</c>.</param>
internal sealed record CompanyFile(FrozenDictionary<string, Words> Texts, ImmutableArray<Product> Products)
{
    public static CompanyFile None { get; } = new(FrozenDictionary<string, Words>.Empty, []);

    public string? Say(string name, Language language) => Texts.GetValueOrDefault(name)?.In(language);

    /// <summary>The one product these words name; null when they name none or several.</summary>
    public string? ProductIn(PlainWords words)
    {
        string? found = null;
        foreach (var product in Products)
        {
            if (!product.IsNamed(words)) continue;
            if (found is not null) return null;
            found = product.Name;
        }
        return found;
    }
}

/// <summary>Something the company sells or runs.</summary>
/// <param name="Also">How customers call it too, in any language.</param>
internal sealed record Product(string Name, ImmutableArray<string> Also)
{
    private readonly string[] _names = [.. Plain.Whole([Name]), .. Plain.Beginnings([.. Also])];

    public bool IsNamed(PlainWords words) => words.MentionAny(_names);
}
