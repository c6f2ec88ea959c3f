namespace SupportBot.Classification;

/// <summary>
/// The classifier that reads customers now. It is exchanged whole and at once; whoever has begun to read goes on with the one they
/// took, so take <see cref="Current"/> once for everything that belongs together.
/// </summary>
internal sealed class ActiveClassifier(Classifier first)
{
    private volatile Classifier _current = first;

    public Classifier Current => _current;

    public void Swap(Classifier next) => _current = next;
}
