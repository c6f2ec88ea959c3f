using SupportBot.Classification.Features;

namespace SupportBot.Classification;

/// <summary>
/// The learnt numbers. A row for every dense feature, then one for every known n-gram; each row holds one 8-bit weight per answer of
/// every head, so that one walk over a text's rows scores all heads. A weight is <c>Weights * RowScale * ColumnScale</c>.
/// </summary>
internal sealed class Model
{
    /// <summary>Bytes a row: the columns of all heads, padded to one vector.</summary>
    public const int Stride = 32;

    public required Lexicon Lexicon { get; init; }

    /// <summary>Hashes of the known n-grams, ascending.</summary>
    public required uint[] Keys { get; init; }

    /// <summary>Inverse document frequency of each key.</summary>
    public required float[] Rarity { get; init; }
    public required sbyte[] Weights { get; init; }
    public required float[] RowScale { get; init; }

    /// <summary><see cref="Stride"/> numbers, zero where there is no answer.</summary>
    public required float[] ColumnScale { get; init; }

    /// <summary>In the order of <see cref="Heads.All"/>.</summary>
    public required Calibration[] Calibrations { get; init; }

    public int Rows => FeatureBuffer.DenseCount + Keys.Length;
}
