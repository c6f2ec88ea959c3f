namespace SupportBot.Storage.Audit;

/// <summary>One line of the audit log.</summary>
/// <param name="By">The login of who did it, or what did it by itself.</param>
/// <param name="What">Which thing: a model's version, a login, a ticket.</param>
/// <param name="Reason">What they wrote about it.</param>
internal sealed record AuditEntry(long Id, DateTimeOffset At, string By, AuditAct Act, string What, string? Reason);
