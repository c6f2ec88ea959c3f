using System.Collections.Immutable;
using SupportBot.Channels;
using SupportBot.Channels.Formatting;
using SupportBot.Conversations;

namespace SupportBot.Triage;

/// <summary>Puts a step's question into words and buttons, the first time and when the answer was not understood.</summary>
internal sealed class Questions(Phrases phrases, TextFiller texts)
{
    public string Fill(Words words, TriageContext context) => texts.Fill(words, context);

    /// <summary>The question a step asks when the script comes to it.</summary>
    public Reply First(Step step, TriageContext context) => step switch
    {
        Step.Ask ask => new(Fill(ask.Text, context), Choices(ask, context.Language)),
        Step.Resolve resolve => new(Question(resolve, context), YesNo(resolve.Id, context.Language)),
        Step.Evidence evidence => new(
            $"{Fill(evidence.Text, context)} {Fill(evidence.Why, context)}\n\n{Say(Phrase.EvidenceRedaction, context)}",
            [new Choice(Buttons.Of(evidence.Id, Buttons.MayNotShare), phrases.Say(Phrase.ChoiceMayNotShare, context.Language))]),
        Step.ShowArticle => new(Say(Phrase.DidItHelp, context), YesNo(step.Id, context.Language)),
        Step.Wait wait => new(Fill(wait.Text, context)),
        _ => throw new InvalidOperationException($"'{step.Id}' asks nothing."),
    };

    /// <summary>Who can approve that the evidence is shared (C24)?</summary>
    public Reply Approver(Step.Evidence evidence, TriageContext context) => new(
        Say(Phrase.AskApprover, context),
        [new Choice(Buttons.Of(evidence.Id, Buttons.Unknown), phrases.Say(Phrase.ChoiceUnknown, context.Language))]);

    /// <summary>That an earlier answer is another one now: "Noted: order 1043."</summary>
    public string Noted(IReadOnlyList<string> changed, Option? chosen, TriageContext context)
    {
        var facts = new Facts(context.Facts.Values.Where(fact => changed.Contains(fact.Key)).ToImmutableSortedDictionary());
        string[] what = [.. chosen is null ? [] : new[] { chosen.Label.In(context.Language) }, .. phrases.FactsInWords(facts, context.Language, context.Today)];
        if (what.Length == 0 && changed.All(fact => fact is FactNames.Name or FactNames.Address)) return Say(Phrase.AddressNoted, context);
        return what.Length == 0
            ? Say(Phrase.Noted, context)
            : Say(Phrase.NotedChange, context, ("what", string.Join(", ", what)));
    }

    /// <summary>An article's short answer with the way to the whole of it.</summary>
    public static string Shown(FoundArticle article) =>
        article.Link is null ? article.Short : $"{article.Short}\n\n[{FormattedText.Escape(article.Title)}]({article.Link})";

    /// <summary>The question again: in other words first, then with a person offered.</summary>
    public Reply Again(Step step, Reply question, TriageContext context, int misses)
    {
        var again = step is Step.Ask { Again: { } other } ? Fill(other, context) : null;
        if (again is not null) question = question with { Text = again };
        if (misses == 1) return again is null ? After(question, Phrase.NotUnderstood, context) : question;
        return After(question with { Choices = [.. question.Choices, phrases.Person(context.Language)] }, Phrase.NotUnderstoodInScript, context);
    }

    public Reply After(Reply question, Phrase phrase, TriageContext context) =>
        question with { Text = $"{Say(phrase, context)}\n\n{question.Text}" };

    private string Say(Phrase phrase, TriageContext context, params ReadOnlySpan<(string Name, string Value)> values) =>
        phrases.Say(phrase, context.Language, Mood.Neutral, context.Form, context.Seed, values);

    private string Question(Step.Resolve resolve, TriageContext context) => resolve.Text is null
        ? Say(Phrase.DidItHelp, context)
        : Fill(resolve.Text, context);

    private IReadOnlyList<Choice> Choices(Step.Ask ask, Language language)
    {
        var options = ask.Options.Select(o => new Choice(Buttons.Of(ask.Id, o.Value), o.Label.In(language)));
        return [.. ask.Check is Check.YesNo ? YesNo(ask.Id, language) : [], .. options];
    }

    private IReadOnlyList<Choice> YesNo(string step, Language language) =>
    [
        new(Buttons.Of(step, Buttons.Yes), phrases.Say(Phrase.ChoiceYes, language)),
        new(Buttons.Of(step, Buttons.No), phrases.Say(Phrase.ChoiceNo, language)),
    ];
}
