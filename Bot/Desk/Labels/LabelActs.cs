using SupportBot.Classification;
using SupportBot.Classification.Labelling;
using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Storage.Labels;

namespace SupportBot.Desk.Labels;

/// <summary>What agents say of a reading at a customer's message.</summary>
internal sealed class LabelActs(ReadTurnStore turns, LabelStore labels)
{
    /// <summary>Keeps what is right instead. Null when nothing was read there, or the customer was erased.</summary>
    public async Task<IReadOnlyDictionary<Head, int>?> CorrectAsync(
        TicketNumber ticket, long position, IReadOnlyDictionary<Head, int> answers, Agent by, CancellationToken ct) =>
        await turns.FindAsync(ticket, position) is { } turn ? await AddAsync(turn, answers, by, ct) : null;

    /// <summary>Keeps that the reading is right: of one head, or of all that agents are shown.</summary>
    public async Task<IReadOnlyDictionary<Head, int>?> ConfirmAsync(TicketNumber ticket, long position, Head? only, Agent by, CancellationToken ct) =>
        await turns.FindAsync(ticket, position) is { } turn ? await AddAsync(turn, Confirmed(turn.Reading, only), by, ct) : null;

    private async Task<IReadOnlyDictionary<Head, int>?> AddAsync(ReadTurn turn, IReadOnlyDictionary<Head, int> answers, Agent by, CancellationToken ct)
    {
        if (Listening.TextOf(turn.Messages) is not { Length: > 0 } text) return null;
        var given = new NewLabels(text, by.Id, LabelSource.Desk, answers) { Place = turn.Place, Read = turn.Reading, ReadBy = turn.ReadBy };
        return await labels.AddAsync(given, ct) is null ? null : answers;
    }

    // What is neither certain nor shown, nobody can have confirmed.
    private static Dictionary<Head, int> Confirmed(Assessment reading, Head? only) => Heads.All
        .Where(head => only is null ? HeadReading.Of(reading, head).IsSure || ReadingChip.IsAlwaysShown(head) : head == only)
        .ToDictionary(head => head, head => HeadReading.Of(reading, head).Value);
}
