using SupportBot.Conversations;
using SupportBot.Triage;
using SupportBot.Triage.Replies;

namespace SupportBot.Tests.Triage;

/// <summary>Canned replies: filled with what is known, with gaps for the rest, and refused while they are not whole.</summary>
public sealed class CannedTests
{
    private static readonly CannedContext Nobody = new(Language.En, Facts.None, null, null, "Anna", null, new DateOnly(2026, 5, 14));

    [Fact]
    public void C29_What_is_known_is_filled_and_what_is_not_is_a_gap_everybody_sees()
    {
        var known = Nobody with { Facts = Facts.None.With("name", "Ola").With("order", "55120").With("since", "2026-05-12"), Ticket = new TicketNumber(1043) };

        Fill("Hello {name}, order {order} of {since}: see {ticket}. {agent}, {company.name}", known).ShouldBe(@"Hello Ola, order 55120 of 12 May: see SB-1043. Anna, Example Company");
        Fill("Hello {name}, {error_code}?", Nobody).ShouldBe("Hello ⟨name⟩, ⟨error code⟩?");
        Fill("Hello {name}", Nobody with { CustomerName = "Ola K." }).ShouldBe("Hello Ola K.");
        Fill("{signature}", Nobody).ShouldBe("Anna");
        Fill("{signature}", Nobody with { Signature = "A. from *support*" }).ShouldBe("A. from *support*");
    }

    [Fact]
    public void C23_The_form_of_address_follows_the_customer()
    {
        Fill("{you: Пришлите|Пришли} номер", Nobody with { Language = Language.Ru }).ShouldBe("Пришлите номер");
        Fill("{you: Пришлите|Пришли} номер", Nobody with { Facts = Facts.None.With("address", "informal") }).ShouldBe("Пришли номер");
    }

    [Theory]
    [InlineData("Hello ⟨name⟩, at ⟨time⟩", "⟨name⟩", "⟨time⟩")]
    [InlineData("Hello {name}, {company.name}", "{name}", "{company.name}")]
    [InlineData("Write `{name}` in the template; { brace } and {\"json\": 1}, ⟨ alone")]
    [InlineData("```\n{order}\n⟨time⟩\n```")]
    public void C29_A_gap_is_seen_and_code_is_none(string text, params string[] gaps) => Gaps.In(text).ShouldBe(gaps);

    [Fact]
    public void A_reply_is_refused_while_a_language_a_second_wording_or_a_known_variable_is_missing()
    {
        CannedCheck.Problems(Reply(["One.", "Two."], ["Один.", "Два."], ["Jeden.", "Dwa."]), ShippedPlaybook.It.Company).ShouldBeEmpty();
        Messages(Reply(["One.", "One."], [], ["Jeden."])).ShouldBe([(Language.En, 1), (Language.Ru, 0), (Language.Pl, 1)]);
        Messages(Reply(["{nme}.", "Two {company.links.nowhere}."], ["{you: вы}.", "Два?  Три?"], ["Jeden {.", new string('a', 601)]))
            .ShouldBe([(Language.En, 0), (Language.En, 1), (Language.Ru, 0), (Language.Ru, 1), (Language.Pl, 0), (Language.Pl, 1)]);
        CannedCheck.Problems(Reply(["One.", "Two."], ["Один.", "Два."], ["Jeden.", "Dwa."]) with { Shortcut = "Two words", Name = "" }, ShippedPlaybook.It.Company).Count.ShouldBe(2);
    }

    [Fact]
    public void C29_The_shipped_ones_are_whole_and_no_wording_of_a_language_stands_in_two_of_them()
    {
        var all = ShippedPlaybook.It.Canned;
        all.Count.ShouldBeGreaterThanOrEqualTo(25);
        foreach (var language in Words.Languages)
            all.SelectMany(one => one.Reply.Texts.In(language)).ShouldBeUnique();
    }

    private static string Fill(string wording, CannedContext context) => new CannedFiller(ShippedPlaybook.It.Company).Fill(wording, context).Text;

    private static CannedReply Reply(string[] en, string[] ru, string[] pl) => new("test", "A test", new(en, ru, pl));

    private static IEnumerable<(Language?, int)> Messages(CannedReply reply) => CannedCheck.Problems(reply, ShippedPlaybook.It.Company).Select(problem => (problem.Language, problem.Wording));
}
