using System.Collections.Immutable;
using SupportBot.Conversations;
using SupportBot.Dialogs.Incidents;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Storage.Incidents;
using SupportBot.Triage;

namespace SupportBot.Desk.Incidents;

/// <summary>Gathers what the desk shows of alarms and incidents.</summary>
internal sealed class IncidentsReader(
    AlarmStore alarms, IncidentStore incidents, NoticeStore notices, UrgentReports reports, IncidentDetector detector, PlaybookKeeper playbook, TimeProvider clock)
{
    private const int MostIncidents = 20;
    private const int MostBehind = 12;
    private const int OwnMinutes = 60;
    private static readonly TimeSpan Shown = TimeSpan.FromHours(6);
    private static readonly TimeSpan PastShown = TimeSpan.FromDays(30);

    public async Task<BannerModel> BannerAsync() => new(await alarms.OpenAsync(), [.. (await incidents.ToTellAsync(clock.GetUtcNow())).Where(incident => incident.IsOpen)]);

    /// <param name="typed">What an admin typed that was refused.</param>
    public async Task<IncidentsModel> ReadAsync(Agent agent, string? problem = null, DeclareDraft? typed = null)
    {
        var now = clock.GetUtcNow();
        var rates = await reports.RatesAsync(now - Shown);
        var open = new List<AlarmView>();
        foreach (var alarm in await alarms.OpenAsync())
        {
            var behind = await reports.BehindAsync(alarm.What.Topic, alarm.What.Mark, alarm.What.Since, now, MostBehind);
            open.Add(new AlarmView(alarm, behind, Rate([alarm.What.Topic], rates, now), typed?.Alarm == alarm.Id ? typed : DraftOf(alarm, now)));
        }
        var all = new List<IncidentView>();
        foreach (var incident in await incidents.ReadAsync(MostIncidents))
        {
            var rate = incident.IsOpen ? Rate(incident.Topics, rates, now) : [];
            all.Add(new IncidentView(incident, (await notices.ReachedAsync(incident))!, rate, Texts(Phrase.IncidentGoesOn), Texts(Phrase.IncidentEnds)));
        }
        var past = (await alarms.ReadAsync(now - PastShown)).Where(alarm => alarm.State is not AlarmState.Open).ToList();
        var draft = typed is { Alarm: null } ? typed : new DeclareDraft(null, "", [], null, OwnMinutes, Begins(Topic.Outage));
        return new IncidentsModel(agent, open, all, past, draft, now) { Problem = problem };
    }

    private DeclareDraft DraftOf(Alarm alarm, DateTimeOffset now)
    {
        var what = alarm.What;
        var minutes = (int)Math.Ceiling((now - what.Since).TotalMinutes / 5) * 5;
        return new DeclareDraft(alarm.Id, $"{Wording.Of(what.Topic)}{(what.Mark is { } mark ? $", “{mark}”" : "")}", [what.Topic], null, minutes, Begins(what.Topic));
    }

    private IncidentTexts Begins(Topic topic)
    {
        var phrases = playbook.Current.Phrases;
        return Texts(language => phrases.Say(Phrase.IncidentBegins, language, 0, ("what", phrases.TopicName(topic, language))));
    }

    private IncidentTexts Texts(Phrase phrase) => Texts(language => playbook.Current.Phrases.Say(phrase, language));

    private static IncidentTexts Texts(Func<Language, string> say) => new(say(Language.En), say(Language.Ru), say(Language.Pl));

    private List<RatePoint> Rate(ImmutableArray<Topic> topics, IReadOnlyList<UrgentRate> rates, DateTimeOffset now)
    {
        var counted = rates.Where(rate => topics.Contains(rate.Topic)).ToLookup(rate => rate.From, rate => rate.Customers);
        var first = UrgentRate.Begin(now - Shown + UrgentRate.Length);
        var points = new List<RatePoint>();
        for (var at = first; at <= now; at += UrgentRate.Length)
            points.Add(new RatePoint(at, counted[at].Sum(), detector.Usual is { IsKnown: true } usual ? topics.Sum(topic => usual.Between(topic, at, at + UrgentRate.Length).Mean) : null));
        return points;
    }
}
