using FsCheck;
using FsCheck.Fluent;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Tests.Support;
using SupportBot.Triage;
using SupportBot.Triage.Expressions;

namespace SupportBot.Tests.Triage;

public class ExpressionTests
{
    private static readonly Situation Now = new(
        Facts.None.With("order", "4711").With("amount", "1299.00 PLN").With("affected", "20").With("kind", "twice"),
        Some.Reading(Topic.Payment, urgency: Urgency.High).Angry(Anger.Irritated), Language.Pl,
        Circumstances.Usual with { Past = new PastTickets(3, 1, 12), FirstLine = new Chance(.4, 60) })
    { Channel = ChannelName.Telegram, Tone = Tone.Calm with { AngryTurns = 2, IsCalmer = true }, Misses = 1, Nudges = 2 };

    [Theory]
    [InlineData("fact.order", true)]
    [InlineData("fact.email", false)]
    [InlineData("not fact.email", true)]
    [InlineData("fact.order = \"4711\"", true)]
    [InlineData("fact.order = 4711", true)]
    [InlineData("fact.kind = twice", true)]
    [InlineData("fact.kind = TWICE", true)]
    [InlineData("fact.kind != refund", true)]
    [InlineData("fact.email != \"a@b.cd\"", false)]
    [InlineData("fact.kind in [refund, twice]", true)]
    [InlineData("fact.kind in [refund]", false)]
    [InlineData("fact.amount > 1000", true)]
    [InlineData("fact.amount > 1299", false)]
    [InlineData("fact.affected >= 20", true)]
    [InlineData("fact.kind > 2", false)]
    [InlineData("urgency >= high", true)]
    [InlineData("urgency > high", false)]
    [InlineData("urgency in [low, critical]", false)]
    [InlineData("anger < furious", true)]
    [InlineData("sentiment = negative", true)]
    [InlineData("topic = payment", true)]
    [InlineData("abuse = none", true)]
    [InlineData("language = pl", true)]
    [InlineData("channel = telegram", true)]
    [InlineData("open", true)]
    [InlineData("incident", false)]
    [InlineData("wants_person", false)]
    [InlineData("calmer", true)]
    [InlineData("tickets.count > 2 and tickets.open = 1 and tickets.days < 30", true)]
    [InlineData("misses = 1 and angry_turns = 2 and abusive_turns = 0 and nudges = 2", true)]
    [InlineData("chance < 0.5", true)]
    [InlineData("open or incident and fact.email", true)]
    [InlineData("(open or incident) and fact.email", false)]
    [InlineData("not open or not incident", true)]
    [InlineData("not (open and calmer)", false)]
    public void What_is_asked_is_answered(string text, bool holds) => Read(text).Holds(Now).ShouldBe(holds, text);

    [Theory]
    [InlineData("urgency >= low")]
    [InlineData("urgency != high")]
    [InlineData("topic = other")]
    [InlineData("wants_person")]
    [InlineData("tickets.days < 1000")]
    [InlineData("chance >= 0")]
    [InlineData("channel = web")]
    public void What_is_unsure_or_unknown_never_holds(string text) =>
        Read(text).Holds(new Situation(Facts.None, Assessment.Unsure, Language.En, Circumstances.Usual)).ShouldBeFalse();

    [Theory]
    [InlineData("", 1, "no name")]
    [InlineData("fact.", 1, "no 'fact.'")]
    [InlineData("colour = red", 1, "no 'colour'")]
    [InlineData("urgency = huge", 11, "low, normal, high, critical")]
    [InlineData("urgency", 1, "compared with")]
    [InlineData("open = yes", 1, "not open")]
    [InlineData("topic > payment", 1, "'='")]
    [InlineData("tickets.count > many", 17, "a number")]
    [InlineData("fact.order > \"b\"", 14, "a number here")]
    [InlineData("fact.order and", 15, "no name")]
    [InlineData("fact.order fact.email", 12, "'and' or 'or'")]
    [InlineData("(open", 6, "')'")]
    [InlineData("topic in payment", 10, "square brackets")]
    [InlineData("topic in [payment", 18, "']'")]
    [InlineData("fact.order = \"47", 14, "quotes")]
    [InlineData("fact.order & open", 12, "'&'")]
    [InlineData("chance > 0.5.1", 10, "no number")]
    public void A_mistake_is_named_with_its_column(string text, int column, string says)
    {
        var (expression, problem) = Expression.Parse(text);

        expression.ShouldBeNull();
        problem.ShouldNotBeNull().Column.ShouldBe(column, problem.Message);
        problem.Message.ShouldContain(says);
    }

    [Fact]
    public void Length_and_depth_are_bounded()
    {
        Expression.Parse(new string('(', 400) + "open").Problem!.Message.ShouldContain("20 brackets");
        Expression.Parse(string.Concat(Enumerable.Repeat("not ", 100)) + "open").Problem!.Message.ShouldContain("20 brackets");
        Expression.Parse("open or " + new string('x', 500)).Problem!.Message.ShouldContain("500 are allowed");
        Read(string.Join(" or ", Enumerable.Repeat("open", 60))).Holds(Now).ShouldBeTrue();
    }

    [Theory]
    [InlineData("fact.order and urgency = high", "order")]
    [InlineData("fact.order = \"1\" and fact.email", "email order")]
    [InlineData("fact.order or fact.email", "")]
    [InlineData("(fact.order and fact.email) or fact.order", "order")]
    [InlineData("not fact.order", "")]
    public void What_must_be_known_where_it_holds_is_known(string text, string facts) =>
        string.Join(' ', Read(text).Certain.Order(StringComparer.Ordinal)).ShouldBe(facts);

    [Fact]
    public void Whatever_is_written_is_an_expression_or_has_a_problem_within_it()
    {
        var pieces = Gen.Elements("open", "fact.order", "urgency", "and", "or", "not", "(", ")", "[", "]", ",", "=", ">=", "high", "\"x\"", "4711", "in", "'", "ż", " ", "\n");
        var texts = Gen.OneOf(pieces.ListOf().Select(parts => string.Join(' ', parts)), Texts.Wild.Generator);
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var (expression, problem) = Expression.Parse(text);
            if (expression is not null) expression.Holds(Now);
            return (expression is null) == (problem is not null) && (problem is null || problem.Column >= 1 && problem.Column <= text.Length + 1);
        }).Check(Some.Thorough);
    }

    private static Expression Read(string text)
    {
        var (expression, problem) = Expression.Parse(text);
        problem.ShouldBeNull(text);
        return expression.ShouldNotBeNull();
    }
}
