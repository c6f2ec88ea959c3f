using System.Net;
using System.Text.RegularExpressions;
using SupportBot.Channels;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Contracts;

/// <summary>What every channel keeps, whatever its messenger and the engine are like: driven from the customer's side, with the whole product behind it.</summary>
public abstract partial class ChannelContract(Stage stage)
{
    private readonly string _customer = $"Customer {Guid.NewGuid():N}"[..16];

    private RunningBot Bot => stage.Bot;

    private IMessenger Messenger => stage.Messenger;

    private AgentAtWork Agent => stage.Agent;

    private protected abstract ChannelName Channel { get; }

    /// <summary>The longest text one message of the messenger takes.</summary>
    private protected abstract int TextLimit { get; }

    [StoreFact]
    public async Task What_a_customer_writes_is_kept_as_written_and_answered()
    {
        const string Text = "Zażółć <b>gęślą</b> *jaźń* & _it_ `broke`: 50% \\ 漢字 👩‍👩‍👧";
        await Messenger.WriteAsync(_customer, Text);

        (await Messenger.NextAsync(_customer)).Text.ShouldNotBeEmpty();
        (await KeptAsync()).ShouldBe([Text]);
    }

    [StoreFact]
    public async Task What_an_agent_writes_arrives_as_written()
    {
        var ticket = await ClaimedAsync();
        const string Text = "Proszę <b>kliknąć</b> * tutaj* & snake_case_ **teraz: 50% \\ C:\\*.* 漢字 [x](y) 👩‍👩‍👧\n\n-raz\n# dwa";

        await Agent.DoAsync(ticket, "replies", Text);

        (await Messenger.NextAsync(_customer)).Text.ShouldBe(Text);
    }

    [StoreFact]
    public async Task What_an_agent_formats_is_shown_formatted()
    {
        var ticket = await ClaimedAsync();

        await Agent.DoAsync(ticket, "replies",
            "👍 **Ważne:** *kliknij* [**tutaj**](https://x.example/a_b) i `wpisz *`\n- raz\n- dwa\n1. _tak_\n```\nls -l *\n```\n<@1> @everyone");

        (await Messenger.NextAsync(_customer)).Formatted.ShouldBe(
            $"👍 {{b Ważne:}} {{i kliknij}} {{a {{b tutaj}}|https://x.example/a_b}} i {{c wpisz *}}\n{Lists.Item}raz\n{Lists.Item}dwa\n{Lists.First}{{i tak}}\n{{lines }}ls -l *\n<@1> @everyone");
    }

    [StoreFact]
    public async Task A_long_formatted_reply_is_whole_formatting_in_every_piece()
    {
        var ticket = await ClaimedAsync();
        string[] words = [.. Enumerable.Range(1, 700).Select(i => $"w{i}")];

        await Agent.DoAsync(ticket, "replies", $"**{string.Join(' ', words)}**");
        await Agent.DoAsync(ticket, "replies", "the end");

        var pieces = new List<string>();
        while (pieces is not [.., "the end"]) pieces.Add((await Messenger.NextAsync(_customer)).Formatted);
        pieces.SkipLast(1).ShouldAllBe(piece => piece.StartsWith("{b w", StringComparison.Ordinal) && piece.EndsWith('}'));
        string.Join(' ', pieces.SkipLast(1).Select(piece => piece[3..^1])).ShouldBe(string.Join(' ', words));
    }

    [StoreFact]
    public async Task A_pressed_button_is_its_answer_and_so_is_its_typed_number()
    {
        await Messenger.WriteAsync(_customer, "hello");
        (await Messenger.NextAsync(_customer)).Buttons.ShouldContain("Cannot sign in");

        await Messenger.PressAsync(_customer, "Cannot sign in");
        (await Messenger.NextAsync(_customer)).Buttons[0].ShouldBe("Password is refused or forgotten");
        await Messenger.WriteAsync(_customer, "1");
        (await Messenger.NextAsync(_customer)).Buttons.ShouldBe(["Yes", "No"]);
        await Messenger.PressAsync(_customer, "Yes");

        (await Messenger.NextAsync(_customer)).Text.ShouldContain("SB-");
    }

    [StoreFact]
    public async Task Order_is_kept_in_both_directions()
    {
        var ticket = await ClaimedAsync();
        var before = (await KeptAsync()).Count;
        string[] numbers = [.. Enumerable.Range(1, 20).Select(i => $"number {i}")];

        foreach (var number in numbers) await Messenger.WriteAsync(_customer, number);
        foreach (var number in numbers) await Agent.DoAsync(ticket, "replies", number);

        foreach (var number in numbers) (await Messenger.NextAsync(_customer)).Text.ShouldBe(number);
        await Bot.UntilAsync(async () => (await KeptAsync()).Count == before + numbers.Length);
        (await KeptAsync()).Skip(before).ShouldBe(numbers);
    }

    [StoreFact]
    public async Task What_the_messenger_delivers_twice_counts_once()
    {
        await WriteTwiceAsync(_customer, "hello");
        await Messenger.NextAsync(_customer);
        await Messenger.WriteAsync(_customer, "a human please");
        (await Messenger.NextAsync(_customer)).Text.ShouldContain("SB-");

        (await KeptAsync()).ShouldBe(["hello", "a human please"]);
    }

    [StoreFact]
    public async Task A_restart_in_mid_conversation_loses_and_repeats_nothing()
    {
        var ticket = await ClaimedAsync();
        await Agent.DoAsync(ticket, "replies", "before the restart");
        (await Messenger.NextAsync(_customer)).Text.ShouldBe("before the restart");

        await Bot.StopAsync();
        await WriteWhileAwayAsync(_customer, "while it was away");
        await Bot.StartAgainAsync();
        await Messenger.WriteAsync(_customer, "after the restart");
        await Agent.DoAsync(ticket, "replies", "after the restart");

        (await Messenger.NextAsync(_customer)).Text.ShouldBe("after the restart");
        await Bot.UntilAsync(async () => (await KeptAsync()).Contains("after the restart"));
        (await KeptAsync()).Where(text => text.EndsWith("away", StringComparison.Ordinal) || text.EndsWith("restart", StringComparison.Ordinal))
            .ShouldBe(WritesWhileAway ? ["while it was away", "after the restart"] : ["after the restart"]);
    }

    [StoreFact]
    public async Task A_question_asked_before_a_restart_can_be_answered_after_it()
    {
        await Messenger.WriteAsync(_customer, "hello");
        await Messenger.NextAsync(_customer);

        await Bot.RestartAsync();
        await Messenger.PressAsync(_customer, "Cannot sign in");

        (await Messenger.NextAsync(_customer)).Buttons[0].ShouldBe("Password is refused or forgotten");
    }

    [StoreFact]
    public async Task A_long_reply_arrives_whole_in_pieces_the_messenger_takes()
    {
        var ticket = await ClaimedAsync();
        var text = string.Join(' ', Enumerable.Range(1, 800).Select(i => $"w{i}"));

        await Agent.DoAsync(ticket, "replies", text);
        await Agent.DoAsync(ticket, "replies", "the end");

        var pieces = new List<string>();
        while (pieces is not [.., "the end"]) pieces.Add((await Messenger.NextAsync(_customer)).Text);
        pieces.ShouldAllBe(piece => piece.Length <= TextLimit);
        string.Join(' ', pieces.SkipLast(1)).ShouldBe(text);
    }

    [StoreFact]
    public async Task While_the_store_refuses_the_messenger_is_not_told_and_afterwards_nothing_is_missing()
    {
        await Messenger.WriteAsync(_customer, "hello");
        await Messenger.NextAsync(_customer);
        Bot.RefusesWrites = true;

        await WriteInVainAsync(_customer, "a human please");
        (await Bot.Http.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await KeptAsync()).ShouldBe(["hello"]);
        Bot.RefusesWrites = false;
        await WriteAgainAsync(_customer, "a human please");

        (await Messenger.NextAsync(_customer)).Text.ShouldContain("SB-");
        (await KeptAsync()).ShouldBe(["hello", "a human please"]);
    }

    /// <summary>How an item of a list and one with the number 1 begin on this messenger.</summary>
    private protected virtual (string Item, string First) Lists => ("{item }", "{item 1}");

    /// <summary>Whether the messenger keeps what is written while the product is away.</summary>
    private protected virtual bool WritesWhileAway => true;

    private protected virtual Task WriteWhileAwayAsync(string customer, string text) => Messenger.WriteAsync(customer, text);

    /// <summary>The messenger delivers one message twice.</summary>
    private protected abstract Task WriteTwiceAsync(string customer, string text);

    /// <summary>The customer writes, the store refuses, and the messenger learns nothing else.</summary>
    private protected abstract Task WriteInVainAsync(string customer, string text);

    /// <summary>What was written in vain comes again: by itself where the messenger keeps it.</summary>
    private protected virtual Task WriteAgainAsync(string customer, string text) => Task.CompletedTask;

    private async Task<string> ClaimedAsync()
    {
        await Messenger.WriteAsync(_customer, "a human please");
        var ticket = TicketNumber().Match((await Messenger.NextAsync(_customer)).Text).Value;
        await Agent.DoAsync(ticket, "claims", "");
        await Messenger.NextAsync(_customer);
        return ticket;
    }

    /// <summary>The customers' messages in the store, in order.</summary>
    private async Task<IReadOnlyList<string>> KeptAsync() => await Bot.Database.ReadAsync(sql => sql.ListAsync(
        """
        SELECT m.text FROM messages m JOIN conversations c ON c.id = m.conversation_id JOIN customers u ON u.id = c.customer_id
        WHERE m.author = 0 AND m.channel = $1 AND u.name = $2 ORDER BY m.position
        """,
        row => row.GetString(0), Channel.Value, _customer));

    [GeneratedRegex(@"SB-\d+")]
    private static partial Regex TicketNumber();
}
