using YamlDotNet.RepresentationModel;

namespace SupportBot.Triage.Loading;

/// <summary>Every mention of a step in a file, to see that it exists.</summary>
internal sealed class StepNames(YamlSource source)
{
    private readonly List<(YamlNode At, string Step)> _mentioned = [];

    /// <summary>The first mention of the way back to a caller; null when there is none.</summary>
    public YamlNode? Returns => _mentioned.Find(m => m.Step is Step.ReturnName).At;

    /// <summary>The step a key leads to; null when the key is absent.</summary>
    public string? Optional(Section section, string key)
    {
        if (section.Find(key) is not { } at || section.Word(at, key) is not { } step) return null;
        _mentioned.Add((at, step));
        return step;
    }

    /// <summary>The step a key leads to; without it the script would stop here.</summary>
    public string? Next(Section section, string key)
    {
        if (Optional(section, key) is { } step) return step;
        if (!section.Has(key)) source.Report(section.Title, ProblemKind.DeadEnd, $"The script stops here. Say where it goes on with '{key}:'.");
        return null;
    }

    public void CheckExist(IReadOnlyCollection<string> steps)
    {
        foreach (var (at, step) in _mentioned.Where(m => !steps.Contains(m.Step)))
            source.Report(at, ProblemKind.UnknownStep, $"There is no step '{step}'. Steps are: {string.Join(", ", steps)}.");
    }
}
