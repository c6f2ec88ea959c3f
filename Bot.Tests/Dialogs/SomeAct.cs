using FsCheck;
using FsCheck.Fluent;
using SupportBot.Conversations;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Dialogs;

/// <summary>Anything that can happen in a conversation.</summary>
internal abstract record SomeAct
{
    private static readonly string[] Sentences =
    [
        "hello", "charged twice for order 10472 on 1 March", "не могу войти", "moja paczka nie przyszła", "a human please", "status?", "SB-1042", "thanks",
        "1", "2", "9", "yes", "no", "nie wiem", "??", "still nothing", "coraz gorzej", "опять то же самое", "by tomorrow", "👍", "Both are booked", "A person, please", "english", "ann@example.com", "INV-2045", "yesterday",
    ];

    private SomeAct() { }

    public static Arbitrary<IReadOnlyList<SomeAct>> Sequences { get; } =
        (from acts in Gen.Frequency((6, Written()), (2, Pressed()), (2, Acted()), (1, Passed())).ListOf()
         select (IReadOnlyList<SomeAct>)[.. acts]).ToArbitrary();

    public abstract void Do(TurnTalk talk);

    /// <summary>The customer wrote a burst that reads somehow.</summary>
    public sealed record Wrote(IReadOnlyList<string> Burst, Assessment Reading) : SomeAct
    {
        public bool IsWords => Burst.Any(text => text.Any(char.IsLetterOrDigit));

        public override void Do(TurnTalk talk) => talk.Writes(Reading, Burst);
    }

    /// <summary>The customer pressed one of the buttons last offered, or sent a sticker where there is none.</summary>
    public sealed record Press(int Number) : SomeAct
    {
        public override void Do(TurnTalk talk)
        {
            var offered = talk.Conversation.Offered;
            if (offered.Count == 0) talk.Sends("sticker");
            else talk.PressesOld(offered[Number % offered.Count]);
        }
    }

    /// <summary>An agent did something, or tried to.</summary>
    public sealed record Agent(TicketEvent What) : SomeAct
    {
        public override void Do(TurnTalk talk) => talk.Agent(What);
    }

    public sealed record Time(TimeSpan Length) : SomeAct
    {
        public override void Do(TurnTalk talk) => talk.Waits(Length);
    }

    private static Gen<SomeAct> Written() =>
        from burst in Gen.OneOf(Gen.Elements(Sentences), Texts.Wild.Generator).NonEmptyListOf()
        from reading in Readings()
        select (SomeAct)new Wrote([.. burst.Take(3)], reading);

    private static Gen<SomeAct> Pressed() => Gen.Choose(0, 20).Select(number => (SomeAct)new Press(number));

    private static Gen<SomeAct> Passed() => Gen.Choose(1, 60).Select(hours => (SomeAct)new Time(TimeSpan.FromHours(hours)));

    private static Gen<SomeAct> Acted() =>
        from agent in Gen.Elements(Some.Agent.Id, Some.Colleague.Id)
        from what in Gen.Elements<TicketEvent>(
            new TicketEvent.Claimed(agent), new TicketEvent.Claimed(agent), new TicketEvent.Released(agent), new TicketEvent.Resolved(agent),
            new TicketEvent.Replied(agent, null), new TicketEvent.Transferred(agent, Some.Colleague.Id, null, null),
            new TicketEvent.Transferred(agent, null, Queues.Technical, Tier.L3))
        select (SomeAct)new Agent(what);

    private static Gen<Assessment> Readings() =>
        from language in Read<Language>()
        from sentiment in Read<Sentiment>()
        from anger in Read<Anger>()
        from urgency in Read<Urgency>()
        from topic in Read<Topic>()
        from person in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
        from abuse in Gen.Frequency((4, Gen.Constant(default(Reading<Abuse>))), (1, Read<Abuse>()))
        select new Assessment(language, sentiment, anger, urgency, topic, Reading<bool>.Certain(person), abuse);

    private static Gen<Reading<T>> Read<T>()
        where T : struct, Enum =>
        from value in Gen.Elements(Enum.GetValues<T>())
        from sure in Gen.Elements(true, true, false)
        select new Reading<T>(value, 0.5f, sure);
}
