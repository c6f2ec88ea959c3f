using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Sla;
using SupportBot.Handoff.Promising;
using SupportBot.Storage;

namespace SupportBot.Desk.Promises;

/// <summary>Offers what a draft promises as a promise that is kept an eye on (C17).</summary>
internal sealed class PromiseOffer(ServiceTimesKeeper times, Company company, TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(62);

    /// <param name="row">Whom it is for; null when that is not known, and then the company's hours count.</param>
    public PromiseView? In(string text, TicketRow? row)
    {
        var calendar = row is null ? times.Current.Company : times.Current.CalendarFor(row.Ticket.Queue);
        return PromiseReader.Read(text, clock.GetUtcNow().Kept(), calendar) is { } found ? new PromiseView(found.At, Say(found.At), found.Start, found.Length) : null;
    }

    /// <summary>Null when it can be promised.</summary>
    public string? Problem(DateTimeOffset? at) => at is not { } due ? null
        : due <= clock.GetUtcNow() ? "A promise is for a time to come."
        : due > clock.GetUtcNow() + Longest ? "Nobody remembers a promise for that long. Promise an update within two months." : null;

    /// <summary>The time that a form names, or what is wrong with it; neither for no promise.</summary>
    public (DateTimeOffset? At, string? Problem) Of(IFormCollection form)
    {
        var (at, problem) = Moments.Of(form, "promise", clock.GetUtcNow(), company.Zone);
        return (at, problem ?? Problem(at));
    }

    private string Say(DateTimeOffset at) => Handoff.Promises.Say(at, clock.GetUtcNow(), company.Zone, Language.En);
}

/// <summary>A promise that was recognised: by when, as agents read it, and where it stands in the draft.</summary>
internal sealed record PromiseView(DateTimeOffset At, string Words, int Start, int Length)
{
    /// <summary>As a form sends it back.</summary>
    public string Value => At.UtcDateTime.ToString("o", CultureInfo.InvariantCulture);
}
