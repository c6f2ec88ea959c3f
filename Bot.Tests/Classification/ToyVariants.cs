using SupportBot.Classification;

namespace SupportBot.Tests.Classification;

/// <summary>Models that read like the toy and are not the same, without being trained.</summary>
internal static class ToyVariants
{
    public static byte[] Bytes(int number)
    {
        var toy = Toy.Model;
        return ModelFile.Bytes(new Model
        {
            Lexicon = toy.Lexicon, Keys = toy.Keys, Rarity = toy.Rarity, Weights = toy.Weights, RowScale = toy.RowScale, ColumnScale = toy.ColumnScale,
            Calibrations = [.. toy.Calibrations.Select(calibration => calibration with { SureFrom = 0.5f + (number / 1000f) })],
        });
    }

    public static ModelVersion VersionOf(byte[] bytes) => new(Classifier.Of(bytes, "toy").Version);
}
