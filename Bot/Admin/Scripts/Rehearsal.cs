using SupportBot.Channels;
using SupportBot.Classification;
using SupportBot.Conversations;
using SupportBot.Desk;
using SupportBot.Dialogs;
using SupportBot.Handoff.Sla;
using SupportBot.Triage;

namespace SupportBot.Admin.Scripts;

/// <summary>What somebody says who tries a script as a customer.</summary>
/// <param name="Choice">The value of the pressed button; null for words.</param>
internal sealed record Said(string Text, string? Choice);

/// <param name="Reading">What was read in the words; null for a button.</param>
/// <param name="Lines">What the bot said, and what happened to the ticket.</param>
internal sealed record RehearsedTurn(Said Said, Assessment? Reading, IReadOnlyList<Line> Lines);

/// <summary>A conversation beside the editor, and how it stands after the last turn.</summary>
internal sealed record Rehearsed(IReadOnlyList<RehearsedTurn> Turns, Conversation Conversation)
{
    /// <summary>The step that waits wants a file.</summary>
    public bool TakesFile { get; init; }

    /// <summary>Why people have it; null while they do not.</summary>
    public string? Why { get; init; }
}

/// <summary>
/// Plays a conversation with a script that nobody else meets: the pure turn alone, nothing is kept. It is played from its beginning each
/// time, so it shows what the text in the editor makes of it now.
/// </summary>
internal static class Rehearsal
{
    public const int MostTurns = 40;
    public const int LongestText = 2000;

    /// <summary>What is "said" when the time of a waiting step passes.</summary>
    public const string TimePasses = "~time";

    /// <summary>What is "said" when a file is sent.</summary>
    public const string SendsFile = "~file";

    private static readonly Attachment File = new(new string('0', 32), "file.txt", "text/plain", 1);
    private static readonly TicketNumber Number = new(1000);

    public static Rehearsed Play(Playbook playbook, Script script, Classifier reader, Language language, IReadOnlyList<Said> said, DateTimeOffset now, Company company, ServiceTimes times)
    {
        var conversation = Begun(playbook, script, language, now);
        var turns = new List<RehearsedTurn>();
        foreach (var one in said.Take(MostTurns))
        {
            var passes = one.Choice == TimePasses;
            if (passes && conversation.Triage?.WaitsUntil is { } until) now = until;
            var reading = one.Choice is null && one.Text.Length > 0 ? reader.Assess(one.Text) : null;
            IReadOnlyList<Message> burst = passes ? [] : [Of(one, turns.Count + 1, now)];
            var input = new TurnInput(conversation, burst, reading ?? Assessment.Unsure, playbook, now, company.Zone)
            {
                LanguageHint = language.ToString().ToLowerInvariant(),
                Times = times,
                Circumstances = Circumstances.Usual with { IsOpen = times.Company.BackAt(now) is null },
                Together = DialogManager.Together(reader, conversation, reading is null ? "" : one.Text),
            };
            var result = passes ? Turn.StepDue(input) : Turn.Take(input);
            conversation = result.Conversation with { Version = conversation.Version + 1 };
            turns.Add(new RehearsedTurn(one, reading, result.Lines));
        }
        return new Rehearsed(turns, conversation)
        {
            TakesFile = conversation.Triage is { } at && playbook.Find(at.Script)?.Find(at.Step) is Step.Evidence or Step.Ask { Check: Check.File },
            Why = WhyHandedOff.Of(conversation.Ticket, playbook.Handoff),
        };
    }

    private static Message Of(Said said, long position, DateTimeOffset now) => said.Choice == SendsFile
        ? new Message(position, "", now) { Attachments = [File] }
        : new Message(position, said.Text, now, said.Choice);

    // A button that begins the script is there from the beginning, for whoever does not want to look for words.
    private static Conversation Begun(Playbook playbook, Script script, Language language, DateTimeOffset now) => new()
    {
        Id = new ConversationId(1),
        Address = new Address(ChannelName.Web, "rehearsal"),
        Customer = new CustomerId(1),
        Version = 0,
        Ticket = Ticket.Open(Number, now),
        Language = language,
        Offered = script is { Topics: [var topic, ..], Trigger.IsSpecial: false }
            ? [new Choice(Buttons.Of(topic), playbook.Phrases.TopicName(topic, language))]
            : [new Choice(Buttons.Beginning(script.Id), script.Trigger.Button?.In(language) ?? script.Id.Name)],
    };
}
