using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using SupportBot.Dialogs;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Contracts;

/// <summary>What every messenger that the product has to call can do besides words. What the stores do for it is in <see cref="AmendmentContract"/>.</summary>
public abstract class MessengerContract(Stage stage)
{
    private readonly string _customer = $"Customer {Guid.NewGuid():N}"[..16];

    private RunningBot Bot => stage.Bot;

    private protected IMessenger Messenger => stage.Messenger;

    [Fact]
    public async Task The_buttons_of_an_answered_question_go_dead_and_those_of_the_next_do_not()
    {
        await Messenger.WriteAsync(_customer, "hello");
        await Messenger.NextAsync(_customer);
        await Messenger.PressAsync(_customer, "Cannot sign in");
        await Messenger.NextAsync(_customer);

        await SettledAsync();

        ScreenOf(_customer).Select(message => message.Buttons.Count > 0).ShouldBe([false, true]);
    }

    [Fact]
    public async Task An_edit_is_shown_at_the_desk_with_what_was_said_before()
    {
        var ticket = await ClaimedAsync();
        await Messenger.WriteAsync(_customer, "order 1024");
        await LineAsync(ticket, line => (string)line["text"]! == "order 1024");

        await EditNewestAsync(_customer, "order 1042");

        var line = await LineAsync(ticket, line => (string)line["text"]! == "order 1042");
        line["earlier"]!.AsArray().Select(words => (string)words!["text"]!).ShouldBe(["order 1024"]);
    }

    [Fact]
    public async Task An_answer_to_one_of_our_messages_quotes_it_at_the_desk()
    {
        var ticket = await ClaimedAsync();
        await stage.Agent.DoAsync(ticket, "replies", "Which **order** is it?");
        await Messenger.NextAsync(_customer);
        await SettledAsync();

        await AnswerNewestAsync(_customer, "that one");

        var line = await LineAsync(ticket, line => (string)line["text"]! == "that one");
        ((string)line["quote"]!["text"]!).ShouldBe("Which **order** is it?");
    }

    [Fact]
    public async Task What_is_told_of_the_queue_is_edited_in_place_and_gone_when_an_agent_comes()
    {
        var ticket = await WaitsAsync();
        await TellQueueAsync();
        QueueOnScreen().ShouldHaveSingleItem().ShouldNotContain("minutes");

        await Bot.Database.WriteAsync(WriteKey.None, async sql =>
        {
            for (var i = 0; i < 6; i++)
                await sql.ExecuteAsync("INSERT INTO claims (queue, at, agent_id, cost) VALUES ('support', $1, 1, 180000)", TimeProvider.System.GetUtcNow().AddMinutes(-3 * (i + 1)).ToUnixTimeMilliseconds());
        });
        await TellQueueAsync();
        QueueOnScreen().ShouldHaveSingleItem().ShouldContain("minutes");

        await stage.Agent.DoAsync(ticket, "claims", "");
        await SettledAsync();
        QueueOnScreen().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_from_the_desk_arrives_and_what_the_customer_hears_is_whole()
    {
        var ticket = await ClaimedAsync();
        var bytes = Encoding.UTF8.GetBytes("%PDF-1.7 the invoice");

        await SendFileAsync(ticket, "invoice.pdf", bytes, "Here it is.");
        await SettledAsync();

        FilesOf(_customer).ShouldHaveSingleItem().ShouldBe(("invoice.pdf", Encoding.UTF8.GetString(bytes)));
        ScreenOf(_customer)[^1].Text.ShouldBe("Here it is.");
    }

    [Fact]
    public async Task While_an_agent_writes_the_customer_sees_it()
    {
        var ticket = await ClaimedAsync();
        using var desk = new DeskClient(Bot.Address);
        await desk.SignInAsync("anna", RunningBot.Password);
        using var post = new HttpRequestMessage(HttpMethod.Post, new Uri($"/desk/tickets/{ticket}/typing", UriKind.Relative)) { Headers = { { "X-Desk", "1" } } };

        (await desk.Http.SendAsync(post)).EnsureSuccessStatusCode();

        await TypingShownAsync(_customer);
    }

    [Theory]
    [InlineData("/human", "SB-")]
    [InlineData("/language", "language")]
    public async Task A_command_is_done_at_once(string command, string expected)
    {
        await Messenger.WriteAsync(_customer, command);
        (await Messenger.NextAsync(_customer)).Text.ShouldContain(expected);
    }

    /// <summary>What the customer's screen shows of ours now, the oldest first.</summary>
    private protected abstract IReadOnlyList<SeenMessage> ScreenOf(string customer);

    private protected abstract Task EditNewestAsync(string customer, string text);

    /// <summary>The customer answers the newest message of ours.</summary>
    private protected abstract Task AnswerNewestAsync(string customer, string text);

    private protected abstract IReadOnlyList<(string Name, string Content)> FilesOf(string customer);

    /// <summary>Waits until the messenger was told that somebody is writing to the customer.</summary>
    private protected abstract Task TypingShownAsync(string customer);

    private IReadOnlyList<string> QueueOnScreen() =>
        [.. ScreenOf(_customer).Select(message => message.Text).Where(text => text.StartsWith("Ahead of you", StringComparison.Ordinal) || text.StartsWith("You are next", StringComparison.Ordinal))];

    private async Task TellQueueAsync()
    {
        await Bot.Get<QueueNews>().TellAsync(CancellationToken.None);
        await SettledAsync();
    }

    private async Task<string> WaitsAsync()
    {
        await Messenger.WriteAsync(_customer, "a human please");
        var said = (await Messenger.NextAsync(_customer)).Text;
        return said[said.IndexOf("SB-", StringComparison.Ordinal)..].Split([' ', '.', ',', ';'])[0];
    }

    private async Task<string> ClaimedAsync()
    {
        var ticket = await WaitsAsync();
        await stage.Agent.DoAsync(ticket, "claims", "");
        await Messenger.NextAsync(_customer);
        return ticket;
    }

    private async Task<JsonNode> LineAsync(string ticket, Func<JsonNode, bool> wanted)
    {
        JsonNode? found = null;
        await Bot.UntilAsync(async () => (found = (await stage.Agent.TicketAsync(ticket))["transcript"]!.AsArray().LastOrDefault(line => wanted(line!))) is not null);
        return found!;
    }

    /// <summary>Everything that was to be done on the messenger is done.</summary>
    private Task SettledAsync() => Bot.UntilAsync(async () => await Bot.Database.ReadAsync(sql =>
        sql.FirstAsync("SELECT COUNT(*) FROM outbox WHERE state <= 1", row => row.GetInt64(0))) == 0);

    private async Task SendFileAsync(string ticket, string name, byte[] bytes, string text)
    {
        using var desk = new DeskClient(Bot.Address);
        await desk.SignInAsync("anna", RunningBot.Password);
        var form = (await desk.OpenAsync($"/desk?ticket={ticket}")).QuerySelector("form.composer")!;
        using var content = new MultipartFormDataContent { { new StringContent("reply"), "mode" }, { new StringContent(text), "text" } };
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]"))
            content.Add(new StringContent(hidden.GetAttribute("value") ?? ""), hidden.GetAttribute("name")!);
        content.Add(new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("text/html") } }, "files", name);
        (await desk.Http.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), content)).StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);
    }
}

public sealed class TelegramBesidesWords(TelegramStage stage) : MessengerContract(stage), IClassFixture<TelegramStage>
{
    private readonly TelegramServer _telegram = stage.Telegram;

    private protected override IReadOnlyList<SeenMessage> ScreenOf(string customer) =>
        [.. _telegram.ScreenOf(customer).Select(message => new SeenMessage((string)message["text"]!, Buttons(message), ""))];

    private protected override Task EditNewestAsync(string customer, string text) => _telegram.EditAsync(customer, text);

    private protected override Task AnswerNewestAsync(string customer, string text) => _telegram.WriteAsync(customer, text, _telegram.ScreenOf(customer)[^1]);

    private protected override IReadOnlyList<(string Name, string Content)> FilesOf(string customer) =>
        [.. _telegram.ScreenOf(customer).Select(message => message["document"]).OfType<JsonNode>()
            .Select(file => ((string)file["file_name"]!, Encoding.UTF8.GetString(Convert.FromBase64String((string)file["base64"]!))))];

    private protected override Task TypingShownAsync(string customer) => _telegram.NextCallAsync("sendChatAction");

    private static List<string> Buttons(JsonObject message) => message["reply_markup"]?["inline_keyboard"] is JsonArray rows
        ? [.. rows.SelectMany(row => row!.AsArray()).Select(button => (string)button!["text"]!)]
        : [];
}

public sealed class DiscordBesidesWords(DiscordStage stage) : MessengerContract(stage), IClassFixture<DiscordStage>
{
    private readonly DiscordWorld _world = stage.Discord.World;

    private protected override IReadOnlyList<SeenMessage> ScreenOf(string customer) => [.. PostsTo(customer).Select(post => post.AsSeen())];

    private protected override Task EditNewestAsync(string customer, string text)
    {
        var place = PlaceOf(customer);
        _world.Edit(customer, place, (string)place.Messages.Last(message => (string?)message["author"]!["id"] == _world.UserId(customer))["id"]!, text);
        return Task.CompletedTask;
    }

    private protected override Task AnswerNewestAsync(string customer, string text)
    {
        var newest = PostsTo(customer)[^1];
        _world.Write(customer, newest.Place, text, message => message["message_reference"] = new JsonObject { ["message_id"] = newest.Id, ["channel_id"] = newest.Place.Id });
        return Task.CompletedTask;
    }

    private protected override IReadOnlyList<(string Name, string Content)> FilesOf(string customer) =>
        [.. PostsTo(customer).Select(post => post.File).OfType<DiscordUpload>().Select(file => (file.Name, Encoding.UTF8.GetString(file.Bytes)))];

    private protected override Task TypingShownAsync(string customer) =>
        _world.UntilAsync(world => world.Typing.Contains(PlaceOf(customer).Id), "somebody is writing");

    private DiscordPlace PlaceOf(string customer) => _world.DirectWith(_world.UserId(customer));

    private IReadOnlyList<DiscordPost> PostsTo(string customer) =>
        [.. _world.Posts.Where(post => post.Place == PlaceOf(customer) && _world.PostOf(post.Id) is not null)];
}
