using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Storage.Related;
using SupportBot.Triage;

namespace SupportBot.Dialogs.Acts;

/// <summary>What agents do with several tickets: merge a duplicate, link what belongs together, split off what is a matter of its own, follow.</summary>
internal sealed class TicketRelations(ActWriter writer, ConversationStore store, Splits splits, Followers followers, Playbook playbook)
{
    /// <summary>Makes a ticket a duplicate: the matter goes on in the other one, which people have, and whatever its customer still writes is shown there.</summary>
    public async Task<ActResult> MergeAsync(TicketNumber number, Agent by, TicketNumber into, CancellationToken ct)
    {
        if (into == number) return new ActResult.BadText("A ticket cannot be merged into itself.");
        if (await store.FindAsync(number) is not { } duplicate) return new ActResult.NotFound();
        var isSamePerson = await store.FindOfSamePersonAsync(into, duplicate.Customer) is not null;
        var merged = await writer.ActAsync(
            number, _ => new TicketEvent.MergedInto(by.Id, into),
            (_, after) => [ActWriter.Event(by, EventText.MergedInto + into), Told(after, isSamePerson ? Phrase.Merged : Phrase.MergedElsewhere, into)], ct,
            commit => commit with { MergedInto = into }, _ => AgainstAsync(number, into));
        return merged is ActResult.Done ? await TellAsync(into, by, EventText.MergedHere + number, merged, ct) : merged;
    }

    public async Task<ActResult> LinkAsync(TicketNumber number, Agent by, TicketNumber other, CancellationToken ct) =>
        other == number ? new ActResult.BadText("A ticket cannot be linked to itself.")
        : await store.FindAsync(other) is null ? new ActResult.BadText($"There is no ticket {other}.")
        : await RelateAsync(number, by, new Relation(other, RelationKind.Linked), ct);

    public Task<ActResult> UnlinkAsync(TicketNumber number, Agent by, TicketNumber other, CancellationToken ct) =>
        RelateAsync(number, by, new Relation(other, RelationKind.Linked, IsOver: true), ct);

    /// <summary>Makes some lines a ticket of their own, which is the agent's.</summary>
    /// <param name="lines">Their positions.</param>
    /// <param name="symptom">What the new ticket is about.</param>
    public async Task<ActResult> SplitAsync(TicketNumber number, Agent by, IReadOnlyList<long> lines, string? symptom, CancellationToken ct)
    {
        if (TicketEdits.Field(symptom) is not { } about) return new ActResult.BadText("Say what the new ticket is about.");
        if (lines.Count == 0) return new ActResult.BadText("Choose the messages that belong to it.");
        if (lines.Count > Splits.MostLines) return new ActResult.BadText($"At most {Splits.MostLines} messages are split off at once. Choose fewer.");
        if (await store.FindAsync(number) is not { } origin) return new ActResult.NotFound();
        if (Splits.OriginOf(origin.Address) is { } first) return new ActResult.BadText($"This was split off already: split {first} once more.");
        return await splits.OpenAsync(origin, lines, about, by, ct) switch
        {
            SplitEnd.Made made => await writer.ActAsync(number, _ => null, (_, _) => [ActWriter.Event(by, EventText.SplitOff + made.Part)], ct),
            SplitEnd.Empty => new ActResult.BadText("None of these messages stands in the ticket any more. Choose those that belong to the new one."),
            SplitEnd.Before before => new ActResult.BadText($"{before.Part} was split off for that already. Go on there, or say how this is another matter."),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    public async Task<ActResult> FollowAsync(TicketNumber number, Agent by, bool isOn, CancellationToken ct)
    {
        if (await store.FindAsync(number) is not { } followed) return new ActResult.NotFound();
        if (isOn) await followers.FollowAsync(number, by.Id, ct);
        else await followers.UnfollowAsync(number, by.Id, ct);
        return new ActResult.Done(followed.Ticket);
    }

    // Somebody may merge or settle that one meanwhile: the commit stands only while people have it.
    private async ValueTask<ActResult?> AgainstAsync(TicketNumber number, TicketNumber into) => (await store.FindAsync(into))?.Ticket switch
    {
        null => new ActResult.BadText($"There is no ticket {into}."),
        { State: TicketState.Waiting or TicketState.Claimed } => null,
        { MergedInto: { } main } => new ActResult.BadText(main == number ? $"{into} was merged into this one already." : $"{into} was merged into {main} already: choose that one."),
        _ => new ActResult.BadText($"{into} is not with people: claim it first, or open it again."),
    };

    private async Task<ActResult> RelateAsync(TicketNumber number, Agent by, Relation relation, CancellationToken ct)
    {
        var word = relation.IsOver ? EventText.UnlinkedFrom : EventText.LinkedTo;
        var done = await writer.ActAsync(
            number, _ => null, (_, _) => [ActWriter.Event(by, word + relation.Other)], ct, commit => commit with { Relation = (relation, by.Id) });
        return done is ActResult.Done ? await TellAsync(relation.Other, by, word + number, done, ct) : done;
    }

    // The other one's history says so too; what was asked for is done already.
    private async Task<ActResult> TellAsync(TicketNumber other, Agent by, string happened, ActResult done, CancellationToken ct)
    {
        await writer.ActAsync(other, _ => null, (_, _) => [ActWriter.Event(by, happened)], ct);
        return done;
    }

    private Line Told(Conversation to, Phrase phrase, TicketNumber into)
    {
        (string, string)[] values = phrase is Phrase.Merged ? [("ticket", to.Ticket.Number.ToString()), ("other", into.ToString())] : [("ticket", to.Ticket.Number.ToString())];
        return new(LineKind.Bot, playbook.Phrases.Say(phrase, to.Language, Moods.Of(to.Tone), FormsOfAddress.Of(to.Facts), to.Version, values));
    }
}
