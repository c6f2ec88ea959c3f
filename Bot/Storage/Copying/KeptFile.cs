namespace SupportBot.Storage.Copying;

/// <summary>An attachment, as it is cut into rows.</summary>
/// <param name="Size">In bytes.</param>
internal sealed record KeptFile(string Id, long Size)
{
    /// <inheritdoc cref="StoredAttachments.ChunkLength"/>
    public const int ChunkLength = StoredAttachments.ChunkLength;

    /// <summary>How many chunks it has.</summary>
    public long Chunks => (Size + ChunkLength - 1) / ChunkLength;

    /// <summary>The bytes of the chunk with this number, from 0.</summary>
    public int LengthOf(long number) => (int)Math.Min(ChunkLength, Size - number * ChunkLength);
}
