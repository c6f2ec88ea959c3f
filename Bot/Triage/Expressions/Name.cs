using System.Collections.Immutable;

namespace SupportBot.Triage.Expressions;

/// <summary>What a name stands for.</summary>
internal enum ValueKind
{
    /// <summary>A fact: any words.</summary>
    Text,
    Number,

    /// <summary>It holds or not.</summary>
    Truth,

    /// <summary>One word of a closed set.</summary>
    Word,
}

/// <summary>A name an expression may use.</summary>
/// <param name="Words">The closed set, for <see cref="ValueKind.Word"/>.</param>
/// <param name="IsOrdered">Whether a later word is more than an earlier one.</param>
/// <param name="Read">Its value now; null while it is unknown or unsure.</param>
internal sealed record Name(string Text, ValueKind Kind, ImmutableArray<string> Words, bool IsOrdered, Func<Situation, Value?> Read)
{
    /// <summary>The fact it means; null when it means something else.</summary>
    public string? Fact { get; init; }

    /// <summary>What it can be compared with, for whoever wrote something else.</summary>
    public string Takes => Kind switch
    {
        ValueKind.Text => "words in quotes, a word or a number",
        ValueKind.Number => "a number",
        ValueKind.Truth => $"nothing: write '{Text}' or 'not {Text}'",
        ValueKind.Word => $"one of: {string.Join(", ", Words)}",
    };
}
