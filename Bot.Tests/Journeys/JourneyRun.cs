using System.Text;
using System.Text.RegularExpressions;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Journeys;

/// <summary>Plays a journey: the customer on a messenger, the agent at the desk, both against the running product.</summary>
internal sealed partial class JourneyRun(RunningBot bot, IMessenger messenger, AgentAtWork agent, string customer)
{
    private readonly StringBuilder _transcript = new();
    private string? _ticket;

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
        if (TicketNumber().Match(seen.Text) is { Success: true } match) _ticket = match.Value;
    }

    private Task ActAsync(JourneyStep.AgentDoes does)
    {
        _transcript.AppendLine($"  agent: {does.Act} {does.Text}");
        return does.Act is "reads" ? ReadAsync(does.Text) : agent.DoAsync(Ticket, does.Act, does.Text);
    }

    // The agent sees what the customer wrote, and the turn that listened to it is over.
    private Task ReadAsync(string text) => bot.UntilAsync(async () =>
        (await agent.TicketAsync(Ticket))["transcript"]!.AsArray().Any(line =>
            line!["reading"] is not null && ((string)line["text"]!).Contains(text, StringComparison.Ordinal)));

    private async Task CheckAsync(JourneyStep.TicketHas has)
    {
        var ticket = await agent.TicketAsync(Ticket);
        (ticket[has.What] ?? ticket["facts"]![has.What])?.ToString().ShouldBe(has.Value);
    }

    private string Ticket => _ticket ?? throw new InvalidOperationException("The customer was not told a ticket number yet.");

    [GeneratedRegex(@"SB-\d+")]
    private static partial Regex TicketNumber();
}

/// <summary>A journey that went elsewhere, with what was said until then.</summary>
internal sealed class JourneyException(string message, Exception inner) : Exception(message, inner);
