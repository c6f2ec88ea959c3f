using System.Collections.Immutable;

namespace SupportBot.Triage;

/// <summary>What stands between the braces of a text: <c>order</c>, <c>company.name</c>, <c>affected: person|people</c> or <c>you: formal|informal</c>.</summary>
/// <param name="Name">A fact, something of the company, or <see cref="You"/>.</param>
/// <param name="Forms">The words to choose from; empty when the value itself is said.</param>
internal readonly record struct Blank(string Name, ImmutableArray<string> Forms)
{
    /// <summary>Chooses by how the customer wants to be spoken to (C23).</summary>
    public const string You = "you";

    private const string CompanyPrefix = "company.";

    /// <summary>The name within the company file; null when it means something else.</summary>
    public string? OfCompany => Name.StartsWith(CompanyPrefix, StringComparison.Ordinal) ? Name[CompanyPrefix.Length..] : null;

    /// <summary>The fact it needs; null when it needs none.</summary>
    public string? Fact => Name is You || OfCompany is not null ? null : Name;

    public static Blank Read(string inside)
    {
        var colon = inside.IndexOf(':', StringComparison.Ordinal);
        return colon < 0
            ? new Blank(inside.Trim(), [])
            : new Blank(inside[..colon].Trim(), [.. inside[(colon + 1)..].Split('|').Select(form => form.Trim())]);
    }

    /// <summary>The words that fit a form of address; null when it does not choose by that.</summary>
    public string? In(FormOfAddress form) => Name is You && !Forms.IsEmpty ? Forms[form is FormOfAddress.Informal ? ^1 : 0] : null;

    /// <summary>A text as it is said to customers of a form of address, with everything else still in braces.</summary>
    public static string Addressed(string text, FormOfAddress form) => Words.Fill(text, inside => Read(inside).In(form) ?? $"{{{inside}}}");

    public static IEnumerable<Blank> In(string text) => Words.Variables(text).Select(Read);
}
