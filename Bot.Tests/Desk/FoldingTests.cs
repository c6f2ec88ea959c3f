using SupportBot.Classification;
using SupportBot.Conversations;
using SupportBot.Desk;
using SupportBot.Storage;
using SupportBot.Storage.Labels;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk;

/// <summary>Abusive words are folded away for agents, and the facts beside them are not (C21).</summary>
public sealed class FoldingTests
{
    private static readonly Assessment Abusive = Some.Reading(Topic.Payment).Abusive();

    [Fact]
    public void C21_What_reads_as_abuse_is_folded_away()
    {
        var lines = Folding.Marked([Line(1, "charged twice", Some.Reading(Topic.Payment)), Line(2, "thieves", Abusive), Line(3, "well", Some.Reading())], _ => true);

        lines.Select(line => line.IsFolded).ShouldBe([false, true, false]);
    }

    [Fact]
    public void C21_Of_a_burst_only_the_abusive_messages_are_folded() =>
        Folding.Marked([Line(1, "hello", Some.Reading()), Line(2, "thieves"), Line(3, "order 4711", Abusive)], words => words == "thieves")
            .Select(line => line.IsFolded).ShouldBe([false, true, false]);

    [Fact]
    public void C21_Where_no_message_is_abusive_alone_the_whole_burst_is_folded() =>
        Folding.Marked([Line(1, "you are all"), Line(2, "thieves", Abusive)], _ => false).ShouldAllBe(line => line.IsFolded);

    [Fact]
    public void C21_What_nothing_has_read_yet_is_folded_by_its_words_alone() =>
        Folding.Marked([Line(1, "thieves", Some.Reading()), Line(2, "thieves"), Line(3, "order 4711")], words => words == "thieves")
            .Select(line => line.IsFolded).ShouldBe([false, true, false]);

    [Fact]
    public void C21_What_a_person_says_of_the_reading_counts() =>
        Folding.Marked([Line(1, "thieves took my parcel", Abusive) with { Labels = [new ShownLabel(Heads.Abuse, (int)Abuse.None, "Anna", TurnTalk.Start)] }], _ => true)
            .ShouldAllBe(line => !line.IsFolded);

    private static TranscriptLine Line(long position, string text, Assessment? reading = null) =>
        new() { Position = position, Kind = LineKind.Customer, Text = text, At = TurnTalk.Start, Reading = reading };
}
