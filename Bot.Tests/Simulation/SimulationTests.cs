using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Simulation;
using SupportBot.Tests.Triage;

namespace SupportBot.Tests.Simulation;

public class SimulationTests
{
    private const ulong Seed = 7;

    [Fact]
    public void Whoever_writes_nothing_happens_that_must_not()
    {
        var simulator = new Simulator(ShippedPlaybook.It, Seed);

        var report = simulator.Run(2000);

        report.Violations.Select(violation => $"--seed {Seed} --customer {violation.Customer}: {violation.What}\n{string.Join('\n', simulator.Play(violation.Customer).Lines)}")
            .Take(3).ShouldBeEmpty();
        report.Customers.ShouldBe(2000);
        report.Turns.ShouldBeGreaterThan(4000);
    }

    [Fact]
    public void The_same_seed_gives_the_same_customers()
    {
        var (one, other) = (new Simulator(ShippedPlaybook.It, Seed), new Simulator(ShippedPlaybook.It, Seed));

        Enumerable.Range(1, 20).Select(number => string.Join('\n', one.Play(number).Lines))
            .ShouldBe(Enumerable.Range(1, 20).Select(number => string.Join('\n', other.Play(number).Lines)));
        one.Play(1).Lines.ShouldNotBe(new Simulator(ShippedPlaybook.It, Seed + 1).Play(1).Lines);
    }

    [Fact]
    public void The_script_of_every_topic_is_met_and_every_conversation_counted_once()
    {
        var report = new Simulator(ShippedPlaybook.It, Seed).Run(500);

        ShippedPlaybook.It.Active.Select(script => script.Id.Name).Except(report.Scripts.Keys).ShouldBeEmpty();
        foreach (var (script, count) in report.Scripts)
            (count.Resolved + count.Referred + count.Left + count.HandedOff.Values.Sum()).ShouldBe(count.Begun, script);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("pl")]
    public void Customers_of_one_language_are_answered_in_it(string code)
    {
        var language = Enum.Parse<Language>(code, ignoreCase: true);
        var simulator = new Simulator(ShippedPlaybook.It, Seed, language);

        var lines = Enumerable.Range(1, 40).Select(number => simulator.Play(number)).Where(one => one.Manner is not Manner.SwitchesLanguage)
            .SelectMany(one => one.Lines).Where(line => line.StartsWith("  bot:", StringComparison.Ordinal));

        lines.ShouldNotBeEmpty();
        lines.ShouldAllBe(line => IsRussian(line) == (language == Language.Ru));
    }

    [Fact]
    public void Words_said_twice_in_a_row_are_seen()
    {
        var (talk, watch) = Watched();
        var act = new Act(ActKind.Mumbles) { Text = "hm" };

        watch.Look(act, talk.Conversation, Said("One."), talk).ShouldBeNull();
        watch.Look(act, talk.Conversation, Said("One."), talk).ShouldBe("the same words twice in a row");
    }

    [Fact]
    public void Silence_to_a_customer_of_the_bot_is_seen()
    {
        var (talk, watch) = Watched();

        watch.Look(new Act(ActKind.Tells) { Text = "help" }, talk.Conversation, Said(), talk).ShouldBe("nothing was answered");
    }

    [Fact]
    public void Silence_after_the_pause_and_to_what_helps_the_matter_on_is_seen()
    {
        var (talk, watch) = Watched();
        var (tells, vents) = (new Act(ActKind.Tells) { Text = "help" }, new Act(ActKind.Vents) { Text = "idiots" });

        watch.Look(vents, Paused(1), Said(), talk).ShouldBeNull();
        watch.Look(tells, Paused(1), Said(), talk).ShouldBe("nothing was answered");
        watch.Look(vents, Paused(-1), Said(), talk).ShouldBe("nothing was answered");

        Conversation Paused(int minutes) => talk.Conversation with { Tone = talk.Conversation.Tone with { PausedUntil = talk.Now.AddMinutes(minutes) } };
    }

    [Fact]
    public void Whom_nobody_asks_and_nobody_owns_at_the_end_is_seen()
    {
        var (talk, watch) = Watched();
        watch.Look(new Act(ActKind.Mumbles) { Text = "hm" }, talk.Conversation, Said("One."), talk).ShouldBeNull();

        Watch.AtTheEnd(talk.Conversation).ShouldBe("left without a question or an owner");
        Watch.AtTheEnd(talk.Conversation with { Ticket = talk.Conversation.Ticket with { State = TicketState.Resolved } }).ShouldBeNull();
    }

    [Fact]
    public void More_messages_than_anybody_reads_at_once_are_seen()
    {
        var (talk, watch) = Watched();

        watch.Look(new Act(ActKind.Tells) { Text = "help" }, talk.Conversation, Said("1", "2", "3", "4"), talk).ShouldBe("4 messages in one turn");
    }

    [Fact]
    public void A_wish_for_a_person_that_is_not_served_is_seen()
    {
        var (talk, watch) = Watched();
        var act = new Act(ActKind.AsksForPerson) { Text = "a person" };

        watch.Look(act, talk.Conversation, Said("One."), talk).ShouldBe("a person was asked for and not offered");
        watch.Look(act, talk.Conversation, Said("Two."), talk).ShouldBe("a person was asked for twice, and the bot goes on");
    }

    private static bool IsRussian(string line) => line.Any(c => c is >= 'а' and <= 'я');

    private static (PureTalk Talk, Watch Watch) Watched() =>
        (new PureTalk(ShippedPlaybook.It, TranscriptPlayer.Start, ChannelName.Web), new Watch(ShippedPlaybook.It));

    private static TurnResult Said(params string[] texts) =>
        new(new PureTalk(ShippedPlaybook.It, TranscriptPlayer.Start, ChannelName.Web).Conversation, [.. texts.Select(text => Line.Say(new Reply(text)))], []);
}
