namespace SupportBot.Handoff.Sla;

/// <summary>How long people may take with a ticket, in business time; null for no limit.</summary>
/// <param name="First">Until the first answer of a person.</param>
/// <param name="Next">Until the answer to whatever the customer writes later.</param>
/// <param name="Resolve">Until it is settled.</param>
/// <param name="Update">Until the customer who waits hears from us again, which is promised (C17).</param>
internal readonly record struct SlaTargets(TimeSpan? First, TimeSpan? Next, TimeSpan? Resolve, TimeSpan Update);
