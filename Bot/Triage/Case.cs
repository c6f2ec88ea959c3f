using SupportBot.Triage.Expressions;

namespace SupportBot.Triage;

/// <summary>One way out of a check: taken when its expression holds.</summary>
internal sealed record Case(Expression If, string Next);
