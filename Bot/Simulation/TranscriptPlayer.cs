using System.Collections.Immutable;
using SupportBot.Channels;
using SupportBot.Classification;
using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Triage;
using SupportBot.Triage.Testing;

namespace SupportBot.Simulation;

/// <summary>Plays a transcript through whole turns and holds what is seen against what is written.</summary>
/// <param name="reader">Reads the words of transcripts without a fixed reading.</param>
/// <param name="coverage">Learns which ways were gone.</param>
internal sealed class TranscriptPlayer(Playbook playbook, Lazy<Classifier> reader, Coverage coverage)
{
    /// <summary>A Thursday morning: "yesterday" and "Monday" are counted from it.</summary>
    public static readonly DateTimeOffset Start = new(2026, 5, 14, 9, 0, 0, TimeSpan.Zero);

    public PlayedTranscript Play(Transcript transcript)
    {
        var given = transcript.Given;
        var talk = new PureTalk(playbook, Start, given.Channel is { } channel ? new ChannelName(channel) : ChannelName.Web)
        {
            Circumstances = given.Circumstances,
            Articles = [.. given.Articles.Select(id => playbook.Articles.Find(id, transcript.Language)?.Answer).OfType<FoundArticle>()],
        };
        return new Scene(talk, transcript, reader, coverage).Play();
    }

    private sealed class Scene(PureTalk talk, Transcript transcript, Lazy<Classifier> reader, Coverage coverage)
    {
        private readonly Dictionary<string, Choice> _offered = [];
        private string _said = "";
        private bool _referred;

        public PlayedTranscript Play()
        {
            ImmutableArray<PlayedLine> lines = [.. transcript.Lines.Select(line => line.IsAct ? Act(line) : Look(line))];
            return new PlayedTranscript(transcript, lines);
        }

        private PlayedLine Act(TranscriptLine line)
        {
            switch (line)
            {
                case TranscriptLine.Writes writes:
                    Keep(talk.Writes(writes.Text, Reading(writes)));
                    break;
                case TranscriptLine.Presses presses:
                    if (Button(presses.Button) is not { } button) return Shown(line, $"no such button; offered: {Offered}", false);
                    Keep(talk.Presses(button));
                    break;
                case TranscriptLine.Sends sends:
                    Keep(SentFiles.Of(sends.What) is { } file ? talk.Sends(file) : talk.SendsUnreadable(sends.What));
                    break;
                case TranscriptLine.Waits waits:
                    Keep([.. talk.Waits(waits.For).Select(woken => woken.Turn)]);
                    break;
            }
            return Shown(line, _said, true);
        }

        private PlayedLine Look(TranscriptLine line)
        {
            var facts = talk.Conversation.Facts;
            return line switch
            {
                TranscriptLine.AtStep(var step) => Shown(line, $"step: {Stands}", step == Stands),
                TranscriptLine.Ends(var how) => Shown(line, $"ends: {Stands}", how == Stands),
                TranscriptLine.Says(var words) => Seen(line, SpokenTexts.AreIn(_said, words, transcript.Language)),
                TranscriptLine.Contains(var part) => Seen(line, _said.Contains(part, StringComparison.OrdinalIgnoreCase)),
                TranscriptLine.Knows(var fact, var value) => Shown(line, $"fact {fact}: {facts[fact] ?? "unknown"}", facts[fact] == value),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }

        private Assessment Reading(TranscriptLine.Writes writes)
        {
            if ((writes.Reading?.Over(transcript.Reading) ?? transcript.Reading) is { } set) return set.In(transcript.Language);
            return reader.Value.Assess(writes.Text);
        }

        // The step whose question is open, or how it ended.
        private string Stands => talk.Conversation switch
        {
            { Ticket.State: TicketState.Resolved } => _referred ? "referred" : "resolved",
            { Ticket: { State: TicketState.Triage } } conversation => conversation.Triage is not { } at ? "none"
                : at.Script.Name == transcript.Script ? at.Step : $"{at.Script.Name}.{at.Step}",
            { Ticket: var ticket } => $"{(ticket.Reason is { } reason ? Buttons.Named(reason) : "")} {ticket.Queue} {ticket.Tier}",
        };

        private string Offered => string.Join(", ", talk.Conversation.Offered.Select(button => button.Value));

        // What is offered now goes before what was offered further up.
        private Choice? Button(string word)
        {
            var now = talk.Conversation.Offered;
            var step = talk.Conversation.Triage?.Step;
            return now.FirstOrDefault(button => button.Value == word || button.Value == $"{step}.{word}" || button.Label == word) ?? _offered.GetValueOrDefault(word);
        }

        private void Keep(params TurnResult[] turns)
        {
            foreach (var turn in turns)
            {
                coverage.Add(turn.Ways);
                foreach (var button in turn.Lines.SelectMany(line => line.Choices)) _offered[button.Value] = button;
                _referred = turn.Walks.Any(walk => walk.Outcome is WalkOutcome.Referred) || (_referred && turn.Walks.Count == 0);
            }
            _said = string.Join("\n\n", turns.SelectMany(turn => turn.Lines).Where(line => line.Kind is LineKind.Bot).Select(line => line.Text));
        }

        private PlayedLine Seen(TranscriptLine line, bool isRight) => Shown(line, isRight ? line.Written : $"said: {_said}", isRight);

        private static PlayedLine Shown(TranscriptLine line, string seen, bool isRight) => new(line.Line, line.Written, seen, isRight);
    }
}
