using System.Collections.Frozen;

namespace SupportBot.Triage.Replies;

/// <summary>What canned replies can say of a customer, their ticket and whoever answers; beside it the company's own words and the form of address.</summary>
internal static class CannedBlanks
{
    /// <summary>The number to track.</summary>
    public const string Ticket = "ticket";

    /// <summary>Who answers.</summary>
    public const string Agent = "agent";

    /// <summary>How whoever answers signs.</summary>
    public const string Signature = "signature";

    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        FactNames.Name, Ticket, Agent, Signature, FactNames.Order, FactNames.Invoice, FactNames.Email, FactNames.Phone, FactNames.Amount, FactNames.ErrorCode,
        FactNames.Since, FactNames.Deadline, FactNames.Product);

    /// <summary>As problems list them.</summary>
    public static string All { get; } = string.Join(", ", Known.Order(StringComparer.Ordinal)) + ", company.…, you: …|…";

    public static bool IsKnown(Blank blank) => blank.Name is Blank.You ? blank.Forms.Length == 2 : blank.Forms.IsEmpty && (blank.OfCompany is not null || Known.Contains(blank.Name));
}
