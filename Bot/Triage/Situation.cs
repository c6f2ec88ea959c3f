using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Triage;

/// <summary>What an expression is asked about: what is known, what was read, how the conversation went, and the world around it.</summary>
internal sealed record Situation(Facts Facts, Assessment Assessment, Language Language, Circumstances Circumstances)
{
    public ChannelName? Channel { get; init; }

    public Tone Tone { get; init; } = Tone.Calm;

    /// <summary>How many turns in a row were not understood.</summary>
    public int Misses { get; init; }

    /// <summary>How often the customer asked to be answered.</summary>
    public int Nudges { get; init; }

    public static Situation Of(Conversation conversation, Assessment assessment, Circumstances circumstances) =>
        new(conversation.Facts, assessment, conversation.Language, circumstances.Of(conversation))
        {
            Channel = conversation.Address.Channel, Tone = conversation.Tone, Misses = conversation.Misses, Nudges = conversation.Nudges?.Times ?? 0,
        };
}
