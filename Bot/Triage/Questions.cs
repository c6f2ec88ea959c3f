using SupportBot.Channels;
using SupportBot.Channels.Formatting;
using SupportBot.Conversations;

namespace SupportBot.Triage;

/// <summary>Puts a step's question into words and buttons, the first time and when the answer was not understood.</summary>
internal sealed class Questions(Phrases phrases)
{
    public static string Fill(Words words, TriageContext context) => Words.Fill(words.In(context.Language, context.Seed),
        fact => context.Facts[fact] is { } value ? FormattedText.Escape(FactWords.Show(value, context.Language, context.Today)) : null);

    public Reply First(Step.Ask ask, TriageContext context) => new(Fill(ask.Text, context), Choices(ask, context.Language));

    public Reply First(Step.Resolve resolve, TriageContext context) => new(Question(resolve, context), YesNo(resolve.Id, context.Language));

    /// <summary>The question again: in other words first, then with a person offered.</summary>
    public Reply Again(Step.Ask ask, TriageContext context, int misses)
    {
        var question = Fill(ask.Again ?? ask.Text, context);
        return misses == 1 && ask.Again is not null
            ? new Reply(question, Choices(ask, context.Language))
            : Repeated(question, Choices(ask, context.Language), context, misses);
    }

    public Reply Again(Step.Resolve resolve, TriageContext context, int misses) =>
        Repeated(Question(resolve, context), YesNo(resolve.Id, context.Language), context, misses);

    public Reply AfterOldButton(Step.Ask ask, TriageContext context) => After(First(ask, context), Phrase.OldButton, context);

    public Reply AfterOldButton(Step.Resolve resolve, TriageContext context) => After(First(resolve, context), Phrase.OldButton, context);

    private Reply Repeated(string question, IReadOnlyList<Choice> choices, TriageContext context, int misses)
    {
        if (misses == 1) return After(new Reply(question, choices), Phrase.NotUnderstood, context);
        return After(new Reply(question, [.. choices, phrases.Person(context.Language)]), Phrase.NotUnderstoodInScript, context);
    }

    private Reply After(Reply question, Phrase phrase, TriageContext context) =>
        question with { Text = $"{phrases.Say(phrase, context.Language, context.Seed)}\n\n{question.Text}" };

    private string Question(Step.Resolve resolve, TriageContext context) => resolve.Text is null
        ? phrases.Say(Phrase.DidItHelp, context.Language, context.Seed)
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
