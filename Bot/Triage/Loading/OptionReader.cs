using System.Collections.Immutable;

namespace SupportBot.Triage.Loading;

/// <summary>Reads the buttons of a question.</summary>
internal sealed class OptionReader(string? askNext)
{
    private const int MostOptions = 6;

    public ImmutableArray<Option> Read(Section ask)
    {
        var options = ask.Children("choices", "a choice").Select(Option).OfType<Option>().ToImmutableArray();
        if (options.Length > MostOptions)
        {
            ask.Source.Report(ask.Node, ProblemKind.WrongValue, $"{options.Length} choices are too many to read; give at most {MostOptions}.");
        }
        if (options.Select(o => o.Value).Distinct().Count() < options.Length)
        {
            ask.Source.Report(ask.Node, ProblemKind.DuplicateId, "Two choices have the same value; each needs its own.");
        }
        return options;
    }

    private Option? Option(Section choice)
    {
        var value = choice.Word("value", "a short word that is kept and compared, such as 'twice'.");
        var label = choice.Words(choice.Need("label", "what the customer reads on the button."), "label", TextLimits.Label);
        var next = choice.OptionalWord("next") ?? askNext;
        choice.Finish();
        if (value is not null && !ScriptLoader.IsName(value, 18))
        {
            choice.Source.Report(choice.Find("value")!, ProblemKind.WrongValue, $"'{value}' cannot be a choice's value: use at most 18 of a-z, 0-9 and _.");
        }
        if (next is null) choice.Source.Report(choice.Node, ProblemKind.DeadEnd, "This choice leads nowhere. Give it 'next:', or give the question one.");
        return value is null || label is null || next is null ? null : new Option(value, label, next);
    }
}
