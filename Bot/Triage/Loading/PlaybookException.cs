namespace SupportBot.Triage.Loading;

/// <summary>The playbook cannot be used; every problem is listed with its file and line.</summary>
internal sealed class PlaybookException(IReadOnlyList<ScriptProblem> problems)
    : Exception($"The playbook has {problems.Count} problem(s):{Environment.NewLine}{string.Join(Environment.NewLine, problems)}")
{
    public IReadOnlyList<ScriptProblem> Problems { get; } = problems;
}
