using System.Collections.Immutable;
using SupportBot.Triage.Listening;

namespace SupportBot.Triage.Loading;

/// <summary>Reads the buttons of a question.</summary>
internal sealed class OptionReader(StepNames names, string? askNext)
{
    private const int MostOptions = 6;

    public ImmutableArray<Option> Read(Section ask)
    {
        var seen = new HashSet<string>();
        var options = ask.Children("choices", "a choice").Select(choice => Option(choice, seen)).OfType<Option>().ToImmutableArray();
        if (options.Length > MostOptions)
        {
            ask.Source.Report(ask.Find("choices")!, ProblemKind.WrongValue, $"{options.Length} choices are too many to read; give at most {MostOptions}.");
        }
        return options;
    }

    private Option? Option(Section choice, HashSet<string> seen)
    {
        var value = choice.Word("value", "a short word that is kept and compared, such as 'twice'.");
        var label = choice.Words(choice.Need("label", "what the customer reads on the button."), "label", TextLimits.Label);
        var also = choice.WordList("also").Select(w => w.Word).Where(w => Plain.Line(w).Length > 0).ToImmutableArray();
        var next = names.Optional(choice, "next") ?? askNext;
        choice.Finish();
        if (value is not null) CheckValue(choice, value, seen);
        if (next is null) choice.Source.Report(choice.Title, ProblemKind.DeadEnd, "This choice leads nowhere. Give it 'next:', or give the question one.");
        return value is null || label is null || next is null ? null : new Option(value, label, also, next);
    }

    private static void CheckValue(Section choice, string value, HashSet<string> seen)
    {
        var at = choice.Find("value")!;
        if (!ScriptLoader.IsName(value, 18))
            choice.Source.Report(at, ProblemKind.WrongValue, $"'{value}' cannot be a choice's value: use at most 18 of a-z, 0-9 and _.");
        if (!seen.Add(value)) choice.Source.Report(at, ProblemKind.DuplicateId, $"Two choices have the value '{value}'; each needs its own.");
    }
}
