using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Journeys;

/// <summary>Plays a journey: the customer on a messenger, the agent at the desk, both against the running product.</summary>
internal sealed partial class JourneyRun(RunningBot bot, IMessenger messenger, AgentAtWork agent, string customer)
{
    private readonly StringBuilder _transcript = new();
    private TicketNumber? _number;

    public async Task PlayAsync(Journey journey)
    {
        foreach (var step in journey.Steps)
        {
            try
            {
                await PlayAsync(step);
            }
            catch (Exception problem) when (problem is not JourneyException)
            {
                throw new JourneyException($"{journey.Name}: {step} failed: {problem.Message}\nUntil then:\n{_transcript}", problem);
            }
        }
    }

    private Task PlayAsync(JourneyStep step) => step switch
    {
        JourneyStep.Writes writes => WriteAsync(writes.Burst),
        JourneyStep.Presses presses => PressAsync(presses.Label),
        JourneyStep.Sees sees => SeeAsync(sees.Words),
        JourneyStep.AgentDoes does => ActAsync(does),
        JourneyStep.TicketHas has => CheckAsync(has),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private async Task WriteAsync(IReadOnlyList<string> burst)
    {
        foreach (var text in burst)
        {
            _transcript.AppendLine($"  customer: {text}");
            await messenger.WriteAsync(customer, text);
        }
    }

    private Task PressAsync(string label)
    {
        _transcript.AppendLine($"  presses: {label}");
        return messenger.PressAsync(customer, label);
    }

    private async Task SeeAsync(IReadOnlyList<string> words)
    {
        var seen = await messenger.NextAsync(customer);
        _transcript.AppendLine($"  sees: {seen.Text.ReplaceLineEndings(" / ")} [{string.Join("] [", seen.Buttons)}]");
        foreach (var word in words) seen.Text.ShouldContain(word, Case.Insensitive);
        if (TicketNumberIn().Match(seen.Text) is { Success: true } match)
            _number = new TicketNumber(long.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
    }

    private Task ActAsync(JourneyStep.AgentDoes does)
    {
        _transcript.AppendLine($"  agent: {does.Act} {does.Text}");
        return does.Act is "reads" ? ReadAsync(does.Text) : agent.DoAsync(Number, does.Act, does.Text);
    }

    // The agent sees what the customer wrote, and the turn that listened to it is over.
    private Task ReadAsync(string text) => bot.UntilAsync(async () =>
    {
        var store = bot.Get<ConversationStore>();
        var conversation = (await store.FindAsync(Number)).ShouldNotBeNull();
        var lines = await bot.Get<TranscriptStore>().ReadAsync(conversation.Address, 0, 1000, CancellationToken.None);
        return lines!.Any(line => line.Text.Contains(text, StringComparison.Ordinal)) && (await store.LoadAsync(conversation.Id))!.Pending.Count == 0;
    });

    private async Task CheckAsync(JourneyStep.TicketHas has)
    {
        var conversation = (await bot.Get<ConversationStore>().FindAsync(Number)).ShouldNotBeNull();
        var value = has.What switch
        {
            "state" => conversation.Ticket.State.ToString(),
            "queue" => conversation.Ticket.Queue,
            "reason" => conversation.Ticket.Reason?.ToString(),
            "urgency" => conversation.Ticket.Urgency.ToString(),
            "language" => conversation.Language.ToString(),
            var fact => conversation.Facts[fact],
        };
        value.ShouldBe(has.Value, StringCompareShould.IgnoreCase);
    }

    private TicketNumber Number => _number ?? throw new InvalidOperationException("The customer was not told a ticket number yet.");

    [GeneratedRegex(@"SB-(\d+)")]
    private static partial Regex TicketNumberIn();
}

/// <summary>A journey that went elsewhere, with what was said until then.</summary>
internal sealed class JourneyException(string message, Exception inner) : Exception(message, inner);
