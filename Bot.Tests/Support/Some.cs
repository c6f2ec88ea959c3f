using FsCheck;
using SupportBot.Conversations;

namespace SupportBot.Tests.Support;

/// <summary>Sample values and settings that many tests share.</summary>
internal static class Some
{
    /// <summary>How property tests run: a failure names the shrunk example and the seed that repeats it.</summary>
    public static Config Thorough { get; } = Config.QuickThrowOnFailure.WithMaxTest(2_000);

    /// <summary>
    /// The same cases in every run. What a reader of somebody else's makes of a text may be odd in one of a hundred thousand: it is for whoever
    /// changes the formatting to look for it, with more cases and without the seed, and not for an unrelated build to come upon.
    /// </summary>
    public static Config Repeatable { get; } = Thorough.WithReplay(20_261_122, 1_000_003);

    public static Agent Agent { get; } = new(new AgentId(1), "anna", "Anna", Role.Agent, [], Enabled: true);

    public static Agent Colleague { get; } = Agent with { Id = new AgentId(2), Login = "boris", Name = "Boris" };

    /// <summary>A calm text whose every head was read for certain.</summary>
    public static Assessment Reading(
        Topic topic = Topic.Other, Language language = Language.En, Urgency urgency = Urgency.Low, Sentiment sentiment = Sentiment.Neutral) =>
        new(Reading<Language>.Certain(language), Reading<Sentiment>.Certain(sentiment), Reading<Anger>.Certain(Anger.None),
            Reading<Urgency>.Certain(urgency), Reading<Topic>.Certain(topic), Reading<bool>.Certain(false), Reading<Abuse>.Certain(Abuse.None));

    /// <summary>The same text, said in anger.</summary>
    public static Assessment Angry(this Assessment reading, Anger anger = Anger.Furious) =>
        reading with { Anger = Reading<Anger>.Certain(anger), Sentiment = Reading<Sentiment>.Certain(Sentiment.Negative) };

    public static Assessment Abusive(this Assessment reading, Abuse abuse = Abuse.Rude) =>
        reading.Angry(Anger.Irritated) with { Abuse = Reading<Abuse>.Certain(abuse) };

    public static Assessment Thanks(Language language = Language.En) => Reading(Topic.Feedback, language, sentiment: Sentiment.Positive);
}
