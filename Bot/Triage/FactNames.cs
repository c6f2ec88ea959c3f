using System.Collections.Frozen;
using System.Collections.Immutable;
using SupportBot.Conversations;

namespace SupportBot.Triage;

/// <summary>The facts every script may use without declaring them: those found in the customer's words.</summary>
internal static class FactNames
{
    /// <summary>An order or booking number, as written.</summary>
    public const string Order = "order";

    /// <summary>An invoice number, as written.</summary>
    public const string Invoice = "invoice";

    public const string Email = "email";

    /// <summary>Digits, with a leading + when it was given.</summary>
    public const string Phone = "phone";

    /// <summary>Such as <c>1299.00 PLN</c>; the currency is an ISO 4217 code.</summary>
    public const string Amount = "amount";

    public const string ErrorCode = "error_code";

    /// <summary>The day it began or happened, as <c>2026-05-12</c>.</summary>
    public const string Since = "since";

    /// <summary>The day until which the customer needs it, as <c>2026-05-15</c>.</summary>
    public const string Deadline = "deadline";

    /// <summary>How many people are affected: a number, or <see cref="Everyone"/>.</summary>
    public const string Affected = "affected";

    public const string Everyone = "everyone";

    /// <summary>The product of <c>company.yaml</c> it is about.</summary>
    public const string Product = "product";

    /// <summary>How the customer wants to be called (C23).</summary>
    public const string Name = "name";

    /// <summary>How the customer wants to be spoken to: <see cref="Formal"/> or <see cref="Informal"/> (C23).</summary>
    public const string Address = "address";

    public const string Formal = "formal";

    public const string Informal = "informal";

    /// <summary>Who can approve that evidence is shared (C24).</summary>
    public const string Approver = "approver";

    /// <summary>What is told back to the customer, in this order; addresses and telephones are not repeated.</summary>
    public static ImmutableArray<string> Told { get; } = [Order, Invoice, Amount, ErrorCode, Affected, Since];

    public static FrozenSet<string> Known { get; } = FrozenSet.Create(
        Order, Invoice, Email, Phone, Amount, ErrorCode, Since, Deadline, Affected, Product, Name, Address, Approver);

    /// <summary>What stays true of the customer when a matter is settled; the rest belonged to the matter.</summary>
    public static Facts AfterResolve(Facts facts) =>
        new(facts.Values.Where(f => f.Key is Email or Phone or Name or Address).ToImmutableSortedDictionary());
}
