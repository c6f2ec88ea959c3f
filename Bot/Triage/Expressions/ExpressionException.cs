namespace SupportBot.Triage.Expressions;

/// <summary>A text that is no expression.</summary>
internal sealed class ExpressionException(int column, string message) : Exception(message)
{
    /// <summary>Where, counted from 1.</summary>
    public int Column { get; } = column;
}
