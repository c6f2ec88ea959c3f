using SupportBot.Tests.Support;

namespace SupportBot.Tests.Journeys;

/// <summary>Every journey from the first message to its end, on every messenger.</summary>
public abstract class JourneyTests(Stage stage)
{
    public static TheoryData<string> All => new(Journey.Names);

    [Theory]
    [MemberData(nameof(All))]
    public Task From_the_first_message_to_the_end(string journey) =>
        new JourneyRun(stage.Bot, stage.Messenger, stage.Agent, $"Customer of {journey}").PlayAsync(Journey.Read(journey));
}

public sealed class WebJourneyTests(WebStage stage) : JourneyTests(stage), IClassFixture<WebStage>;

public sealed class TelegramJourneyTests(TelegramStage stage) : JourneyTests(stage), IClassFixture<TelegramStage>;

public sealed class DiscordJourneyTests(DiscordStage stage) : JourneyTests(stage), IClassFixture<DiscordStage>;
