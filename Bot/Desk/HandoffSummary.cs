using SupportBot.Channels.Formatting;
using SupportBot.Conversations;
using SupportBot.Storage;

namespace SupportBot.Desk;

/// <summary>What the transcript says to whoever takes a ticket over, so that nobody asks the customer to repeat it (C28).</summary>
/// <param name="BecauseOf">What made it as urgent as it is; null when it is not urgent.</param>
/// <param name="Tried">What first line asked or proposed and what came of it, the newest last.</param>
internal sealed record HandoffSummary(UrgencyReason? BecauseOf, IReadOnlyList<TriedStep> Tried)
{
    private const int MostTried = 4;
    private const int LongestStep = 110;
    private const int LongestAnswer = 70;

    public static HandoffSummary Of(Ticket ticket, IReadOnlyList<TranscriptLine> lines) =>
        new(ticket.Urgency >= Urgency.High ? Reason(ticket.Urgency, lines) : null, [.. Steps(lines).TakeLast(MostTried)]);

    // What raised it later says more than what was read first; of the readings the first that went as far says it.
    private static UrgencyReason? Reason(Urgency urgency, IReadOnlyList<TranscriptLine> lines)
    {
        if (lines.LastOrDefault(Raises) is { } raised) return new UrgencyReason(EventWords.Of(raised), null);
        var read = lines.FirstOrDefault(line => line is { Kind: LineKind.Customer, Text.Length: > 0 } && line.Reading?.Urgency.Value >= urgency);
        return read is null ? null : new UrgencyReason(Short(read.Text, LongestStep), read.Position);
    }

    private static bool Raises(TranscriptLine line) => line.Kind is LineKind.Event
        && (line.Text is "asked_again" or "due_soon" or "grew_worse" || line.Text.StartsWith(EventText.Urgency, StringComparison.Ordinal));

    private static IEnumerable<TriedStep> Steps(IReadOnlyList<TranscriptLine> lines)
    {
        var withPeople = false;
        for (var at = 0; at + 1 < lines.Count; at++)
        {
            if (lines[at].Kind is LineKind.Event) withPeople = IsWithPeople(lines[at], withPeople);
            // What the bot says while people have it tells how the queue stands.
            if (withPeople || lines[at] is not { Kind: LineKind.Bot } step || lines[at + 1] is not { Kind: LineKind.Customer } answer) continue;
            // What is asked or proposed stands last; before it the bot only says what it understood.
            var words = FormattedText.Parse(step.Text).Shown.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault();
            if (words is not null) yield return new TriedStep(Short(words, LongestStep), Said(answer), step.Position);
        }
    }

    private static bool IsWithPeople(TranscriptLine happened, bool before) => EventWords.Handoff(happened) is not null
        || before && !happened.Text.StartsWith(EventText.Released, StringComparison.Ordinal) && happened is not { AgentName: null, Text: EventText.Reopened or EpisodeFold.BeganAnew };

    private static string? Said(TranscriptLine answer) => answer switch
    {
        { IsFolded: true } or { DeletedAt: not null } => null,
        { Text.Length: > 0 } => Short(answer.Text, LongestAnswer),
        _ => "a file",
    };

    private static string Short(string text, int longest) => text.Length <= longest ? text : $"{text[..longest].TrimEnd()}…";
}

/// <summary>Why a ticket is urgent: an event, or words of the customer with their position.</summary>
internal sealed record UrgencyReason(string Words, long? Position);

/// <summary>A step of first line.</summary>
/// <param name="Answer">Null when it is not shown.</param>
internal sealed record TriedStep(string Step, string? Answer, long Position);
