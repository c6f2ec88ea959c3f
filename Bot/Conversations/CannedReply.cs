using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Conversations;

/// <summary>What agents write often: a starting point in every language, in several wordings, so that nobody reads the same one twice (C29).</summary>
/// <param name="Shortcut">What agents type behind a slash; unique.</param>
/// <param name="Name">What it is for, as agents read it.</param>
internal sealed record CannedReply(string Shortcut, string Name, CannedTexts Texts)
{
    /// <summary>By what a wording is known: the same words have the same key, whatever stands around them.</summary>
    public static string KeyOf(string wording) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(wording)))[..16];
}

/// <summary>The wordings of a canned reply, with its variables in braces.</summary>
internal sealed record CannedTexts(IReadOnlyList<string> En, IReadOnlyList<string> Ru, IReadOnlyList<string> Pl)
{
    /// <summary>Those for a customer of this language; an unknown one gets English.</summary>
    public IReadOnlyList<string> In(Language language) => language switch
    {
        Language.En or Language.Other => En,
        Language.Ru => Ru,
        Language.Pl => Pl,
    };
}

/// <summary>A wording of a canned reply that a customer got.</summary>
/// <param name="Wording">Its key.</param>
/// <param name="IsUnchanged">The agent sent the words as they came.</param>
internal readonly record struct CannedUse(long Reply, string Wording, bool IsUnchanged);
