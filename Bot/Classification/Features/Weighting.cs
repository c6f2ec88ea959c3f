namespace SupportBot.Classification.Features;

/// <summary>Sublinear term frequency: the tenth repeat says less than the first.</summary>
internal static class Weighting
{
    private static readonly float[] Table = [.. Enumerable.Range(0, 64).Select(count => count == 0 ? 0 : 1 + MathF.Log(count))];

    public static float Of(int count) => Table[Math.Min(count, Table.Length - 1)];
}
