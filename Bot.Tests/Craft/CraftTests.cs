using SupportBot.Storage;
using SupportBot.Tests.Journeys;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Craft;

/// <summary>How the product treats people: each rule from the customer's message to the screens it must change, in every language.</summary>
public sealed class CraftTests(CraftStage stage) : IClassFixture<CraftStage>
{
    private static readonly string[] Languages = ["en", "ru", "pl"];

    public static TheoryData<string> All => new(CraftJourney.Rules);

    // The languages at once: most of a journey is waiting for a quiet window.
    [Theory]
    [MemberData(nameof(All))]
    public Task The_rule_is_kept_from_the_message_to_the_screen(string rule) => Task.WhenAll(Languages.Select(language =>
        new JourneyRun(stage.Bot, stage.Messenger, stage.Agent, $"{rule} {language}") { Desk = stage.Desk }.PlayAsync(CraftJourney.Read(rule, language))));

    [Fact]
    public void Every_rule_is_played_in_every_language()
    {
        foreach (var rule in CraftJourney.Rules) CraftJourney.Languages(rule).ShouldBe(Languages, rule);
    }
}

/// <summary>The running product with the web chat, and the desk in a browser.</summary>
public sealed class CraftStage : WebStage, IAsyncLifetime
{
    internal DeskClient Desk { get; private set; } = null!;

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        Desk = new DeskClient(Bot.Address);
        await Desk.SignInAsync("anna", RunningBot.Password);
        await MeasuredAsync();
    }

    // A minute for each of the last five tickets: the pace that waits are told by.
    private Task MeasuredAsync() => Bot.Database.WriteAsync(WriteKey.None, async sql =>
    {
        for (var i = 1; i <= 5; i++)
            await sql.ExecuteAsync(
                "INSERT INTO claims (queue, at, agent_id, cost) VALUES ('support', $1, 99, 60000)", TimeProvider.System.GetUtcNow().AddMinutes(-i).ToUnixTimeMilliseconds());
    });

    async Task IAsyncLifetime.DisposeAsync()
    {
        Desk?.Dispose();
        await DisposeAsync();
    }
}
