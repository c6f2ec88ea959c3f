namespace SupportBot.Conversations;

/// <summary>The incident that a customer's matter belongs to (C12).</summary>
/// <param name="Told">The newest of its updates that the customer was told.</param>
/// <param name="IsAside">The customer says that it is something else; they are told no more of it.</param>
internal sealed record AttachedIncident(IncidentId Id, int Told, bool IsAside = false);
