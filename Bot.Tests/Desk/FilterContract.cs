using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk;

/// <summary>Finding one conversation among many, whatever the engine.</summary>
public abstract class FilterContract(DeskFixture desk) : IAsyncLifetime
{
    private readonly DeskHost _host = desk.Host;

    public async Task InitializeAsync()
    {
        if ((await _host.Get<QueueStore>().CountAsync(default)).Waiting > 0) return;
        await (await _host.Tell(new("Ирина", ChannelName.Telegram, Language.Ru)).WritesAsync("не работает")).HandsOffAsync(HandoffReason.Urgent, Urgency.Critical);
        await (await _host.Tell(new("Zofia", ChannelName.Web, Language.Pl)).WritesAsync("rabat 50% _off_ nie działa", Assessment.Unsure)).HandsOffAsync(HandoffReason.Anger, Urgency.Normal, Queues.Billing);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [StoreTheory]
    [InlineData("ирина", "Ирина")]
    [InlineData("ИРИНА", "Ирина")]
    [InlineData("ru", "Ирина")]
    [InlineData("telegram", "Ирина")]
    [InlineData("pl web", "Zofia")]
    [InlineData("billing", "Zofia")]
    [InlineData("critical", "Ирина")]
    [InlineData("50% _off_", "Zofia")]
    [InlineData("50% _0ff_", "")]
    [InlineData("%", "Zofia")]
    public async Task The_filter_finds_by_name_words_and_number(string find, string name)
    {
        var page = await (await _host.SignInAsync("anna")).OpenAsync($"/desk?find={Uri.EscapeDataString(find)}");
        page.QuerySelectorAll(".row .name").Select(row => row.TextContent.Trim()).ShouldBe(name.Length == 0 ? [] : [name]);
    }
}

public sealed class FilterOnSqlite(DeskFixture desk) : FilterContract(desk), IClassFixture<DeskFixture>;

[OnPostgres]
public sealed class FilterOnPostgres(PostgresDesk desk) : FilterContract(desk), IClassFixture<PostgresDesk>;
