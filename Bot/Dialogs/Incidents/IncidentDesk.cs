using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage.Incidents;

namespace SupportBot.Dialogs.Incidents;

/// <summary>What became of an admin's act on an incident.</summary>
internal abstract record IncidentAct
{
    private IncidentAct() { }

    public sealed record Done : IncidentAct;

    /// <summary>It cannot be done as it was asked for.</summary>
    public sealed record Refused(string Why) : IncidentAct;
}

/// <summary>What admins do about incidents; each act is in the audit log. Customers are told within seconds.</summary>
internal sealed class IncidentDesk(IncidentStore incidents, AlarmStore alarms, OpenIncidents open, TimeProvider clock)
{
    public const int LongestText = 600;
    public const int LongestTitle = 120;

    public async Task<IncidentAct> DeclareAsync(NewIncident incident, string by, CancellationToken ct)
    {
        incident = incident with
        {
            Title = TextRules.Clean(incident.Title, LongestTitle), Mention = TextRules.Clean(incident.Mention ?? "", LongestTitle) is { Length: > 0 } said ? said : null,
        };
        if (incident.Title.Length == 0) return new IncidentAct.Refused("Give it a title, for your colleagues.");
        if (incident.Topics.IsEmpty) return new IncidentAct.Refused("Choose at least one topic: it decides who is told.");
        if (incident.Since > clock.GetUtcNow()) return new IncidentAct.Refused("It cannot begin in the future.");
        if (Clean(incident.Texts) is not { } texts) return BadText();
        if (await incidents.DeclareAsync(incident with { Texts = texts }, by, ct) is null)
            return new IncidentAct.Refused("One of these topics belongs to an open incident already. Tell its customers how it stands, or end it first.");
        await open.LookAsync();
        return new IncidentAct.Done();
    }

    /// <param name="seen">The number of the update that was the newest on the admin's page.</param>
    public async Task<IncidentAct> UpdateAsync(IncidentId id, int seen, bool isOver, IncidentTexts texts, string by, CancellationToken ct)
    {
        if (Clean(texts) is not { } clean) return BadText();
        if (!await incidents.UpdateAsync(id, seen, isOver ? IncidentState.Over : IncidentState.Updated, clean, by, ct))
            return new IncidentAct.Refused("Somebody else told customers something newer meanwhile, or ended it. Read that first.");
        await open.LookAsync();
        return new IncidentAct.Done();
    }

    public async Task<IncidentAct> DismissAsync(long alarm, string by, string? reason, CancellationToken ct) =>
        await alarms.DismissAsync(alarm, by, reason, ct) ? new IncidentAct.Done() : new IncidentAct.Refused("Somebody else has decided about this alarm meanwhile.");

    private static IncidentAct.Refused BadText() =>
        new($"Write in all three languages what customers are told, at most {LongestText} characters each.");

    private static IncidentTexts? Clean(IncidentTexts texts)
    {
        string[] clean = [.. new[] { texts.En, texts.Ru, texts.Pl }.Select(text => TextRules.Clean(text, LongestText + 1).Trim())];
        return Array.TrueForAll(clean, text => text.Length is > 0 and <= LongestText) ? new IncidentTexts(clean[0], clean[1], clean[2]) : null;
    }
}
