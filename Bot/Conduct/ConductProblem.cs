namespace SupportBot.Conduct;

/// <summary>Something wrong in a file of rules, and what to do about it.</summary>
/// <param name="Line">Counted from 1; 0 when the whole file is meant.</param>
internal sealed record ConductProblem(string File, int Line, int Column, string Message)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}: {Message}");
}
