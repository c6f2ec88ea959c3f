using BenchmarkDotNet.Attributes;
using SupportBot.Classification;
using SupportBot.Conversations;

namespace SupportBot.Benchmarks;

/// <summary>One message read by all heads of the shipped model, and the loading of that model.</summary>
[MemoryDiagnoser]
public class AssessBenchmarks
{
    private static readonly string Path = System.IO.Path.Combine(AppContext.BaseDirectory, "models", "classifier.bin");
    private Classifier _classifier = null!;

    [ParamsSource(nameof(Texts))]
    public string Text { get; set; } = "";

    public static IEnumerable<string> Texts => AssessTexts.All;

    [GlobalSetup]
    public void Load() => _classifier = Classifier.Load(Path);

    [Benchmark]
    public bool Assess_a_message() => _classifier.Assess(Text).Urgency.Is(Urgency.Critical);
}
