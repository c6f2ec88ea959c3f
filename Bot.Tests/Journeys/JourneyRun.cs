using System.Text;
using System.Text.RegularExpressions;
using SupportBot.Channels;
using SupportBot.Dialogs;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Journeys;

/// <summary>Plays a journey: the customer on a messenger, the agent at the desk, both against the running product.</summary>
internal sealed partial class JourneyRun(RunningBot bot, IMessenger messenger, AgentAtWork agent, string customer)
{
    private readonly StringBuilder _transcript = new();
    private readonly HashSet<string> _inserted = [];
    private string _seen = "";
    private string? _ticket;

    /// <summary>The browser at the desk, signed in; needed for what its pages show.</summary>
    public DeskClient? Desk { get; init; }

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
        JourneyStep.SawNot not => LackAsync(_seen, not.Words),
        JourneyStep.HearsOfQueue hears => HearOfQueueAsync(hears.Words),
        JourneyStep.DeskShows shows => ShowAsync(TicketPageAsync(), shows.Words),
        JourneyStep.BarShows shows => bot.UntilAsync(() => IsOnBarAsync(shows.Words)),
        JourneyStep.DeskLacks lacks => LackAsync(TicketPageAsync(), lacks.Words),
        JourneyStep.LeadSees sees => ShowAsync(PageAsync("/desk/measures"), sees.Words),
        JourneyStep.LeadLacks lacks => LackAsync(PageAsync("/desk/measures"), lacks.Words),
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
        _seen = $"{seen.Text} [{string.Join("] [", seen.Buttons)}]";
        foreach (var word in words) _seen.ShouldContain(word, Case.Insensitive);
        if (TicketNumber().Match(seen.Text) is { Success: true } match) _ticket = match.Value;
    }

    private static Task LackAsync(string text, IReadOnlyList<string> words)
    {
        foreach (var word in words) text.ShouldNotContain(word, Case.Insensitive);
        return Task.CompletedTask;
    }

    private async Task HearOfQueueAsync(IReadOnlyList<string>? words)
    {
        await bot.Get<QueueNews>().TellAsync(CancellationToken.None);
        SupportBot.Conversations.TicketNumber.TryParse(Ticket, null, out var number).ShouldBeTrue();
        var at = (await bot.Get<ConversationStore>().FindAsync(number))!.Address;
        // Another sweep may be telling it at this moment.
        await bot.UntilAsync(async () => await bot.Get<ITranscript>().ReadQueueNewsAsync(at, CancellationToken.None) is null == words is null);
        var told = await bot.Get<ITranscript>().ReadQueueNewsAsync(at, CancellationToken.None) ?? "";
        _transcript.AppendLine($"  queue: {told}");
        foreach (var word in words ?? []) told.ShouldContain(word, Case.Insensitive);
    }

    private static async Task ShowAsync(Task<string> page, IReadOnlyList<string> words)
    {
        var shown = await page;
        foreach (var word in words) shown.ShouldContain(word, Case.Insensitive);
    }

    private async Task<bool> IsOnBarAsync(IReadOnlyList<string> words)
    {
        var bar = (await Desk!.OpenAsync("/desk")).QuerySelector(".bar")!.TextContent;
        return words.All(word => bar.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private static async Task LackAsync(Task<string> page, IReadOnlyList<string> words) => await LackAsync(await page, words);

    private async Task<string> TicketPageAsync() => await PageAsync($"/desk?ticket={await TicketAsync()}");

    private async Task<string> PageAsync(string path)
    {
        var page = await Desk!.OpenAsync(path);
        return Blanks().Replace(page.Body!.TextContent, " ");
    }

    // Before a number was told, the desk knows the ticket by its customer.
    private async Task<string> TicketAsync()
    {
        foreach (var state in _ticket is null ? new[] { "triage", "waiting", "claimed", "resolved" } : [])
            _ticket ??= (await agent.TicketsAsync(state)).Where(one => (string?)one["customer"] == customer).Select(one => (string?)one["number"]).FirstOrDefault();
        return Ticket;
    }

    private Task ActAsync(JourneyStep.AgentDoes does)
    {
        _transcript.AppendLine($"  agent: {does.Act} {does.Text}");
        return does.Act switch
        {
            "reads" => ReadAsync(does.Text),
            "inserts" => InsertAsync(does.Text),
            _ => agent.DoAsync(Ticket, does.Act, does.Text),
        };
    }

    private async Task InsertAsync(string shortcut)
    {
        var text = await agent.InsertAsync(Ticket, shortcut);
        _transcript.AppendLine($"  which says: {text}");
        _inserted.Add(text).ShouldBeTrue($"the same words again: {text}");
    }

    // The agent sees what the customer wrote, and the turn that listened to it is over.
    private Task ReadAsync(string text) => bot.UntilAsync(async () =>
        (await agent.TicketAsync(Ticket))["transcript"]!.AsArray().Any(line =>
            line!["reading"] is not null && ((string)line["text"]!).Contains(text, StringComparison.Ordinal)));

    private async Task CheckAsync(JourneyStep.TicketHas has)
    {
        var ticket = await agent.TicketAsync(await TicketAsync());
        (ticket[has.What] ?? ticket["facts"]![has.What])?.ToString().ShouldBe(has.Value);
    }

    private string Ticket => _ticket ?? throw new InvalidOperationException("There is no ticket of this customer yet.");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"SB-\d+")]
    private static partial Regex TicketNumber();
}

/// <summary>A journey that went elsewhere, with what was said until then.</summary>
internal sealed class JourneyException(string message, Exception inner) : Exception(message, inner);
