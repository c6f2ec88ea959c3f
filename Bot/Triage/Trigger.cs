using System.Collections.Immutable;
using SupportBot.Conversations;
using SupportBot.Triage.Expressions;
using SupportBot.Triage.Listening;

namespace SupportBot.Triage;

/// <summary>What begins a script beside its topics.</summary>
/// <param name="Said">Words and phrases of a customer; what follows their beginning does not matter.</param>
/// <param name="When">What must hold.</param>
/// <param name="Button">Its label in the list of topics; null when it is not offered there.</param>
/// <param name="Languages">Those it can be spoken in.</param>
internal sealed record Trigger(ImmutableArray<string> Said, Expression? When, Words? Button, ImmutableArray<Language> Languages)
{
    /// <summary>What customers read it is about, where they come to it from another matter; null in versions from before scripts had one.</summary>
    public Words? Called { get; init; }

    private readonly string[] _beginnings = Plain.Beginnings([.. Said]);

    public static Trigger None { get; } = new([], null, null, Words.Languages);

    /// <summary>Whether it narrows down what begins the script: such a script goes before its topic's own.</summary>
    public bool IsSpecial => !Said.IsEmpty || When is not null;

    public bool Speaks(Language language) => Languages.Contains(language is Language.Other ? Language.En : language);

    /// <summary>How long the longest of its phrases is that stands among the words; 0 when none does.</summary>
    public int Heard(PlainWords words)
    {
        var longest = 0;
        foreach (var phrase in _beginnings)
            if (phrase.Length > longest && words.Mention(phrase)) longest = phrase.Length;
        return longest;
    }
}
