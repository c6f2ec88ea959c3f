using System.Collections.Immutable;
using System.Diagnostics;
using SupportBot.Channels;
using SupportBot.Classification;
using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Triage;

namespace SupportBot.Simulation;

/// <summary>Lets generated customers loose on a playbook, through the pure turn, and watches what must never happen.</summary>
/// <param name="reader">Reads the words; null for readings that are drawn with them, which costs nothing.</param>
/// <param name="language">Of all customers; null for all languages.</param>
internal sealed class Simulator(Playbook playbook, ulong seed, Language? language = null, Classifier? reader = null)
{
    private const int MostActs = 60;

    private static readonly DateTimeOffset Start = TranscriptPlayer.Start;

    private readonly ImmutableArray<Script> _special = [.. playbook.Active.Where(script => !script.Trigger.Said.IsEmpty)];

    /// <summary>The customers from 1 to a number.</summary>
    public SimulationReport Run(int customers)
    {
        var (all, began, spent, gate) = (new SimulationReport(), Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime, new Lock());
        Parallel.For(1, customers + 1, () => new SimulationReport(), (number, _, part) =>
        {
            One(number, part, null);
            return part;
        }, part =>
        {
            lock (gate) all.Add(part);
        });
        (all.Took, all.Spent) = (Stopwatch.GetElapsedTime(began), Environment.CpuUsage.TotalTime - spent);
        return all;
    }

    /// <summary>One customer, with every line.</summary>
    public SimulatedTranscript Play(long number)
    {
        var (report, lines) = (new SimulationReport(), new List<string>());
        var customer = One(number, report, lines);
        return new SimulatedTranscript(seed, number, customer.Manner, lines, report.Violations.Select(violation => violation.What).FirstOrDefault());
    }

    private Customer One(long number, SimulationReport report, List<string>? lines)
    {
        var customer = new Customer(seed, number, language, _special);
        var talk = new PureTalk(playbook, Start + TimeSpan.FromMinutes(number % 1440), ChannelName.Web, number);
        var (watch, count) = (new Watch(playbook), new ConversationCount(report));
        string? broken = null;
        for (var acts = 0; broken is null && customer.Next(talk.Conversation, playbook) is { } act; acts++)
        {
            lines?.Add(act.ToString());
            talk.Articles = Found(act, customer.Language);
            broken = acts >= MostActs ? $"still going on after {MostActs} acts" : Take(act, talk, watch, count, lines);
        }
        broken ??= Watch.AtTheEnd(talk.Conversation);
        count.Ended(talk.Conversation);
        report.Customers++;
        if (broken is not null) report.Violations.Add(new Violation(number, broken));
        return customer;
    }

    private string? Take(Act act, PureTalk talk, Watch watch, ConversationCount count, List<string>? lines)
    {
        string? broken = null;
        if (act.Kind is ActKind.Waits)
        {
            foreach (var (before, turn) in talk.Waits(act.Waits)) broken ??= Look(before, turn);
            return broken;
        }
        var stood = talk.Conversation;
        return Look(stood, Taken(act, talk));

        string? Look(Conversation before, TurnResult turn)
        {
            count.Add(before, turn);
            lines?.AddRange(turn.Lines.Select(Shown));
            return watch.Look(act, before, turn, talk);
        }
    }

    private FoundArticle[] Found(Act act, Language spoken)
    {
        if (act.Finds is not { } chosen) return [];
        var all = playbook.Articles.In(spoken).ToList();
        return all.Count == 0 ? [] : [all[chosen % all.Count].Answer];
    }

    private TurnResult Taken(Act act, PureTalk talk) => act switch
    {
        { Button: { } button } => talk.Presses(button),
        { Kind: ActKind.Sends, File: { } file } => talk.Sends(file),
        { Kind: ActKind.Sends } => talk.SendsUnreadable("voice"),
        _ => talk.Writes(act.Text, reader?.Assess(act.Text) ?? act.Reading),
    };

    private static string Shown(Line line) => line.Kind is LineKind.Bot
        ? $"  bot: {line.Text}{(line.Choices.Count > 0 ? $" [{string.Join(" | ", line.Choices.Select(choice => choice.Label))}]" : "")}"
        : $"  ({line.Text})";
}

/// <summary>One generated customer's conversation in full.</summary>
/// <param name="Broken">What must not happen and did; null when all is well.</param>
internal sealed record SimulatedTranscript(ulong Seed, long Customer, Manner Manner, IReadOnlyList<string> Lines, string? Broken);
