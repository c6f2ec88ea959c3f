using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Tests.Support;
using SupportBot.Tests.Triage;
using SupportBot.Triage;

namespace SupportBot.Tests.Dialogs;

/// <summary>A known answer is given before questions are asked, and what customers say of it is noted.</summary>
public sealed class TurnArticleTests
{
    [Fact]
    public void The_topic_of_a_settled_matter_and_scripts_nothing_begins_have_no_article_looked_up()
    {
        Script Of(string head, string step) => Scripts.Parse(Scripts.Yaml(step).Replace("id: test", $"id: {head[..1]}", StringComparison.Ordinal).Replace("topics: [payment]", head[2..], StringComparison.Ordinal));
        const string Searching = "a:\n  article: search\n  next: b\nb:\n  handoff: script_ended", Plain = "a:\n  handoff: script_ended";
        bool Searches(params IReadOnlyList<Script> scripts) => Playing(scripts).Searches(Topic.Access);

        Searches(Of("a topics: [access]", Plain), Of("b topics: []", Searching)).ShouldBeFalse("only a call begins it");
        Searches(Of("a topics: [access]", Plain), Of("b when: open", Searching)).ShouldBeTrue();
        var playbook = Playing([Of("a topics: [access]", Searching), Of("b topics: [payment]", Plain)]);
        var talk = new TurnTalk().Writes(Some.Reading(Topic.Access), "cannot sign in").Claimed().Resolved();
        string? Asked(Topic topic) => Consulted.Question(new TurnInput(
            talk.Conversation with { Triage = null }, [new Message(9, "and what about this", TurnTalk.Start)], Some.Reading(topic), playbook, TurnTalk.Start, TimeZoneInfo.Utc));

        Asked(Topic.Access).ShouldNotBeNull();
        Asked(Topic.Payment).ShouldBeNull();
    }

    private static Playbook Playing(IReadOnlyList<Script> scripts) => new(
        scripts, [], ShippedPlaybook.Phrases, CompanyFile.None, ShippedPlaybook.It.Handoff, ShippedPlaybook.It.Articles);

    [Theory]
    [InlineData("En", "how do i restart my router", "Yes", "power plug")]
    [InlineData("Ru", "как перезагрузить роутер", "Да", "розетки")]
    [InlineData("Pl", "jak zrestartować router", "Tak", "wtyczkę")]
    public void C09_a_question_with_a_known_answer_gets_it_first_and_is_settled_by_a_yes(string name, string question, string yes, string said)
    {
        var talk = Talk("restart_router", name, out var language);

        talk.Writes(Some.Reading(Topic.HowTo, language), question);

        talk.Said.Count.ShouldBe(1, "one message");
        talk.Words.ShouldContain(said);
        talk.Words.ShouldContain("](https://example.com/help/restart-router)");
        talk.Has(Phrase.DidItHelp, language).ShouldBeTrue();
        talk.Last!.Articles.ShouldBe([new ArticleNews("restart_router", null)]);

        talk.Presses(yes);

        talk.Ticket.State.ShouldBe(TicketState.Resolved);
        talk.Last!.Articles.ShouldBe([new ArticleNews("restart_router", true)]);
    }

    [Theory]
    [InlineData("En", "no, still no internet")]
    [InlineData("Ru", "не помогло")]
    [InlineData("Pl", "nie pomogło")]
    public void C06_what_did_not_help_is_not_shown_again(string name, string no)
    {
        var talk = Talk("restart_router", name, out var language);
        talk.Writes(Some.Reading(language: language), "router");

        talk.Writes(Some.Reading(language: language), no);

        talk.Last!.Articles.ShouldBe([new ArticleNews("restart_router", false)]);
        talk.Ticket.State.ShouldBe(TicketState.Triage);
        talk.Has(Phrase.AskTopic, language).ShouldBeTrue("it goes on");
        talk.Mumbles("router");
        talk.Last!.Articles.ShouldBeEmpty();
        talk.Has(Phrase.NotUnderstood, language).ShouldBeTrue();
    }

    [Fact]
    public void A_no_to_how_something_is_done_begins_its_script()
    {
        var talk = Talk("clear_cache", "En", out var language);
        talk.Writes(Some.Reading(Topic.HowTo), "how do I clear my cache").Presses("No");
        talk.Conversation.Triage.ShouldNotBeNull().Script.Name.ShouldBe("how_to");
    }

    [Fact]
    public void C12_a_matter_that_is_clear_gets_its_script_and_no_article()
    {
        var talk = Talk("refund_time", "En", out _);
        talk.Writes(Some.Reading(Topic.Payment), "when will I get my money back");
        talk.Last!.Articles.ShouldBeEmpty();
        talk.Conversation.Triage.ShouldNotBeNull().Script.Name.ShouldBe("payment");
    }

    [Fact]
    public void An_old_button_of_an_article_settles_nothing_once_a_script_asks()
    {
        var talk = Talk("restart_router", "En", out _);
        talk.Mumbles("router");
        var old = talk.Conversation.Offered[0];
        talk.Articles = [];
        talk.Writes(Some.Reading(Topic.Payment), "charged twice");
        talk.PressesOld(old);
        talk.Ticket.State.ShouldBe(TicketState.Triage);
        talk.Has(Phrase.OldButton).ShouldBeTrue();
    }

    private static TurnTalk Talk(string article, string name, out Language language)
    {
        language = Enum.Parse<Language>(name);
        return new TurnTalk { LanguageHint = name.ToLowerInvariant(), Articles = [ShippedPlaybook.It.Articles.Find(article, language).ShouldNotBeNull().Answer] };
    }
}
