using SupportBot.Classification;

namespace SupportBot.Tests.Classification;

/// <summary>Models that read like the toy and are not the same, without being trained.</summary>
internal static class ToyVariants
{
    public static byte[] Bytes(int number) => ModelFile.Bytes(Variant(
        Toy.Model.Weights, [.. Toy.Model.Calibrations.Select(calibration => calibration with { SureFrom = 0.5f + (number / 1000f) })]));

    /// <summary>One to which every answer is about as likely as every other.</summary>
    public static byte[] BytesNeverSure() => ModelFile.Bytes(Variant(
        Toy.Model.Weights, [.. Toy.Model.Calibrations.Select(calibration => calibration with { Slope = 1e-6f, Bias = new float[calibration.Bias.Length], SureFrom = 1 })]));

    public static ModelVersion VersionOf(byte[] bytes) => new(Classifier.Of(bytes, "toy").Version);

    public static Classifier Same() => new(Variant(Toy.Model.Weights, Toy.Model.Calibrations), "same");

    /// <summary>One that has forgotten a head: it always gives the first answer.</summary>
    public static Classifier Without(Head head) => new(Forgotten(head), $"without {head.Name}");

    /// <inheritdoc cref="Without"/>
    public static byte[] BytesWithout(Head head) => ModelFile.Bytes(Forgotten(head));

    private static Model Forgotten(Head head)
    {
        var weights = (sbyte[])Toy.Model.Weights.Clone();
        for (var row = 0; row < Toy.Model.Rows; row++) weights.AsSpan((row * Model.Stride) + head.Offset, head.Count).Clear();
        var calibrations = (Calibration[])Toy.Model.Calibrations.Clone();
        var forgotten = Heads.All.IndexOf(head);
        calibrations[forgotten] = calibrations[forgotten] with { Bias = [1, .. new float[head.Count - 1]] };
        return Variant(weights, calibrations);
    }

    private static Model Variant(sbyte[] weights, Calibration[] calibrations)
    {
        var toy = Toy.Model;
        return new Model
        {
            Lexicon = toy.Lexicon, Keys = toy.Keys, Rarity = toy.Rarity, Weights = weights, RowScale = toy.RowScale, ColumnScale = toy.ColumnScale,
            Calibrations = calibrations,
        };
    }
}
