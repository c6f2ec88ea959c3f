using SupportBot.Tests.Support;

namespace SupportBot.Tests.Journeys;

/// <summary>Every journey from the first message to its end, on every messenger.</summary>
public abstract class JourneyTests(Stage stage)
{
    public static TheoryData<string> All => new(Journey.Names.Select(Matter).Distinct());

    // The languages of a matter at once: most of a journey is waiting for a quiet window.
    [Theory]
    [MemberData(nameof(All))]
    public Task From_the_first_message_to_the_end(string matter) => Task.WhenAll(Journey.Names.Where(name => Matter(name) == matter).Select(name =>
        new JourneyRun(stage.Bot, stage.Messenger, stage.Agent, $"Customer of {name}").PlayAsync(Journey.Read(name))));

    private static string Matter(string journey) => journey.Split('.')[0];
}

public sealed class WebJourneyTests(WebStage stage) : JourneyTests(stage), IClassFixture<WebStage>;

public sealed class TelegramJourneyTests(TelegramStage stage) : JourneyTests(stage), IClassFixture<TelegramStage>;

public sealed class DiscordJourneyTests(DiscordStage stage) : JourneyTests(stage), IClassFixture<DiscordStage>;
