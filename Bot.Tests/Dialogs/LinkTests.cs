using SupportBot.Tests.Support;

namespace SupportBot.Tests.Dialogs;

/// <summary>A code from one channel, typed on another, makes one person of two customers; nobody else learns anything (C19, C25).</summary>
public sealed class LinkTests : IAsyncLifetime
{
    private TelegramServer _telegram = null!;
    private RunningBot _bot = null!;
    private WebCustomer _web = null!;

    public async Task InitializeAsync()
    {
        _telegram = await TelegramServer.StartAsync();
        _bot = await RunningBot.StartAsync(
            ("Dialogs:QuietWindowMs", "0"), ("Channels:Telegram:Token", TelegramServer.Token), ("Channels:Telegram:ApiBase", _telegram.ApiBase));
        _web = new WebCustomer(_bot.Address);
    }

    public async Task DisposeAsync()
    {
        await _web.DisposeAsync();
        await _bot.DisposeAsync();
        await _telegram.DisposeAsync();
    }

    [Fact]
    public async Task Two_channels_become_one_person_with_one_history_and_the_status_of_both()
    {
        var ticket = TicketIn(await SayAsync(_web, "a human please"));
        (await SayAsync(_telegram, $"/status {ticket}")).ShouldNotContain(ticket, customMessage: "a stranger so far");

        var code = CodeIn(await SayAsync(_web, "/link"));
        (await SayAsync(_telegram, $"/link {code.ToLowerInvariant()}")).ShouldContain("Joined");

        (await SayAsync(_telegram, $"/status {ticket}")).ShouldContain(ticket);
        using var agent = await AgentAtWork.SignInAsync(_bot.Address);
        using var desk = new DeskClient(_bot.Address);
        await desk.SignInAsync("anna", RunningBot.Password);
        (await desk.OpenAsync($"/desk?ticket={ticket}")).QuerySelector(".other")!.TextContent.ShouldContain("On Telegram");
    }

    [Fact]
    public async Task A_code_works_once_and_not_for_whoever_asked_for_it()
    {
        var code = CodeIn(await SayAsync(_web, "/link"));

        (await SayAsync(_web, $"/link {code}")).ShouldContain("does not work");
        (await SayAsync(_telegram, $"/link {code}")).ShouldContain("Joined");
        (await SayAsync(_telegram, $"/link {code}")).ShouldContain("does not work");
        (await SayAsync(_telegram, "/link nonsense")).ShouldContain("does not work");
    }

    private static async Task<string> SayAsync(IMessenger messenger, string text)
    {
        await messenger.WriteAsync("Ann", text);
        return (await messenger.NextAsync("Ann")).Text;
    }

    private static string TicketIn(string text) => text[text.IndexOf("SB-", StringComparison.Ordinal)..].Split([' ', '.', ',', ';'])[0];

    private static string CodeIn(string text) => text[(text.IndexOf("/link ", StringComparison.Ordinal) + 6)..].Split([' ', '.'])[0];
}
