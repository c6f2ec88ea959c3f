namespace SupportBot.Classification;

/// <summary>The classifier's file or the training corpus cannot be used. The message says which file and what to do.</summary>
internal sealed class ModelException : Exception
{
    public ModelException(string message) : base(message) { }

    public ModelException(string message, Exception inner) : base(message, inner) { }
}
