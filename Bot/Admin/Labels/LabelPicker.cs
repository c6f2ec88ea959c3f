using SupportBot.Classification;
using SupportBot.Classification.Labelling;
using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Storage.Labels;

namespace SupportBot.Admin.Labels;

/// <summary>
/// Chooses the message that is labelled next: where most is learnt from a label. So that agreement can be measured, one in ten is a
/// message a colleague has labelled, and one in ten is of the frozen set, whose labels are known.
/// </summary>
internal sealed class LabelPicker(RecentTurnStore recent, LabelStore labels, ActiveClassifier active, OtherModel other)
{
    private const int Every = 10;
    private const int SecondOpinion = 4;
    private const int KnownOne = 9;

    /// <param name="skip">How many of the first are passed over.</param>
    /// <param name="today">How many messages this labeller labelled today.</param>
    /// <returns>Null when there is nothing to label.</returns>
    public async Task<LabelQuestion?> PickAsync(LabelList list, Agent by, int skip, int today)
    {
        var turns = await recent.ListAsync();
        if (list is LabelList.Contradicted) return Contradicted(turns, by, skip);
        if (today % Every == KnownOne && Known(by, await labels.CountKnownAsync(by.Id) + skip) is { } known) return known;
        var candidate = await other.FindAsync();
        var open = Ranked(turns.Where(turn => turn.LabelledBy.Count == 0), candidate);
        if (today % Every == SecondOpinion || open.Count <= skip)
        {
            var seconds = Ranked(turns.Where(turn => turn.LabelledBy.Count == 1 && !turn.LabelledBy.Contains(by.Id.Value)), candidate);
            if (seconds.Count > 0) return seconds[Math.Min(open.Count <= skip ? skip - open.Count : 0, seconds.Count - 1)];
        }
        return open.ElementAtOrDefault(skip);
    }

    /// <summary>One certain message, again after it was labelled.</summary>
    public LabelQuestion Again(ReadTurn turn) => Question(turn, 0, null);

    private LabelQuestion? Contradicted(IReadOnlyList<RecentTurn> turns, Agent by, int skip)
    {
        var open = turns.Where(turn => !turn.LabelledBy.Contains(by.Id.Value) && Contradictions.In(turn) is not null)
            .OrderByDescending(turn => turn.Turn.Messages[^1].At).ToArray();
        return open.ElementAtOrDefault(skip) is { } chosen
            ? Question(chosen.Turn, open.Length - skip - 1, null) with { SaidNext = PersonalData.Mask(chosen.Next!.Text), Contradicted = [Contradictions.In(chosen)!] }
            : null;
    }

    private List<LabelQuestion> Ranked(IEnumerable<RecentTurn> turns, Classifier? candidate)
    {
        List<LabelQuestion> all =
        [
            .. from turn in turns
               let question = Question(turn.Turn, 0, candidate)
               where question.Text.Length > 0
               orderby Doubt.Of(question.Reading, question.Contradicted) descending, turn.Turn.Messages[^1].At descending
               select question,
        ];
        return [.. all.Select((question, i) => question with { Waiting = all.Count - i - 1 })];
    }

    // Always the same for one labeller and number, and never twice before all were shown.
    private LabelQuestion? Known(Agent by, int number)
    {
        var messages = FrozenSet.BesideTheProgram().Messages;
        if (messages.Count == 0) return null;
        var text = messages[(int)((by.Id.Value * 7919 + number * 31L) % messages.Count)].Text;
        return new LabelQuestion(text, active.Current.Assess(text), 0);
    }

    private LabelQuestion Question(ReadTurn turn, int waiting, Classifier? candidate)
    {
        var text = PersonalData.Mask(Listening.TextOf(turn.Messages));
        var reading = active.Current.Assess(text);
        return new LabelQuestion(text, reading, waiting)
        {
            Place = (turn.Ticket, turn.Place.Position),
            Contradicted = candidate is null ? [] : Doubt.Contradicted(reading, candidate.Assess(text)),
        };
    }
}
