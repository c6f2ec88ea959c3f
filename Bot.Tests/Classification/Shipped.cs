using SupportBot.Classification;
using SupportBot.Classification.Training;

namespace SupportBot.Tests.Classification;

/// <summary>The classifier that ships, and the corpus it was made from.</summary>
internal static class Shipped
{
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "models", "classifier.bin");

    public static Classifier Classifier { get; } = Classifier.Load(Path);

    public static string Models { get; } = FindModels();

    public static IReadOnlyList<LabelledMessage> Corpus { get; } = SupportBot.Classification.Training.Corpus.Read(System.IO.Path.Combine(Models, "corpus"));

    private static string FindModels()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(System.IO.Path.Combine(folder.FullName, "models", "corpus"))) folder = folder.Parent;
        return System.IO.Path.Combine(folder.ShouldNotBeNull().FullName, "models");
    }
}
