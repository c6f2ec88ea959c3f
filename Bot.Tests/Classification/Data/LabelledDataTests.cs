using SupportBot.Classification;
using SupportBot.Classification.Data;
using SupportBot.Classification.Training;

namespace SupportBot.Tests.Classification.Data;

public sealed class LabelledDataTests
{
    [Fact]
    public void Answers_are_translated_left_out_on_purpose_or_reported_with_their_lines()
    {
        var file = DataFile.Parse("body,prio,area\nA,P1,Payment\nB,p2,How-To\nC,P9,n/a\nD,P9,n/a\n,P1,payment", "tickets.csv");
        var data = LabelledData.Of(file, new ColumnChoice(
            "body",
            new Dictionary<Head, string> { [Heads.Urgency] = "prio", [Heads.Topic] = "area" },
            new Dictionary<(Head?, string), string> { [(Heads.Urgency, "p1")] = "critical", [(null, "p2")] = "high", [(null, "n/a")] = "" },
            "en"));

        data.Messages.Select(message => (message.Text, message.Labels[0], message.Labels[3], message.Labels[4])).ShouldBe(
        [
            ("A", Label(Heads.Language, "en"), Label(Heads.Urgency, "critical"), Label(Heads.Topic, "payment")),
            ("B", Label(Heads.Language, "en"), Label(Heads.Urgency, "high"), Label(Heads.Topic, "how_to")),
            ("C", Label(Heads.Language, "en"), LabelledMessage.Unknown, LabelledMessage.Unknown),
            ("D", Label(Heads.Language, "en"), LabelledMessage.Unknown, LabelledMessage.Unknown),
        ]);
        data.Unknown.ShouldHaveSingleItem().ToString().ShouldStartWith("'P9' is no urgency (low, normal, high, critical): lines 4, 5.");
        data.WithoutText.ShouldBe([6]);
    }

    [Fact]
    public void Columns_called_like_heads_need_not_be_named()
    {
        var data = LabelledData.Of(DataFile.Parse("""{"text": "A", "wants_person": true, "Language": "pl"}""", "m.jsonl"), ColumnChoice.Own);
        data.Messages[0].Labels.ShouldBe([3, -1, -1, -1, -1, 1, -1]);
        Should.Throw<ModelException>(() => LabelledData.Of(DataFile.Parse("text,mood\nA,bad", "m.csv"), ColumnChoice.Own)).Message.ShouldContain("text, mood");
    }

    private static sbyte Label(Head head, string label) => (sbyte)head.Labels.IndexOf(label);
}
