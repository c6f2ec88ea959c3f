using SupportBot.Classification;

namespace SupportBot.Learning;

/// <summary>The model that came with this program, as a file beside it.</summary>
internal sealed record ShippedModel(string Path, Classifier Classifier)
{
    /// <exception cref="ModelException">The file is missing or damaged.</exception>
    public static ShippedModel Beside(string program)
    {
        var path = System.IO.Path.Combine(program, "models", "classifier.bin");
        return new(path, Classifier.Load(path));
    }

    public ModelVersion Version => new(Classifier.Version);
}
