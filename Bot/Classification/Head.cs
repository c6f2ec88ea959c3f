using System.Collections.Immutable;

namespace SupportBot.Classification;

/// <summary>One question asked about every text, and the answers it may have.</summary>
/// <param name="Name">As the corpus and the tables call it: <c>wants_person</c>.</param>
/// <param name="Labels">The answers, in the order of their enum.</param>
/// <param name="Offset">Where this head's scores begin among the columns of all heads.</param>
internal sealed record Head(string Name, ImmutableArray<string> Labels, int Offset)
{
    public int Count => Labels.Length;

    /// <summary>This head's part of a row that holds one number for every answer of every head.</summary>
    public Span<float> Of(Span<float> columns) => columns.Slice(Offset, Count);

    public ReadOnlySpan<float> Of(float[] columns) => columns.AsSpan(Offset, Count);

    public ReadOnlySpan<float> Of(ReadOnlySpan<float> columns) => columns.Slice(Offset, Count);
}
