namespace SupportBot.Classification.Features;

/// <summary>32-bit hashes of n-grams, grown one character at a time (FNV-1a, mixed at the end).</summary>
internal static class Hash
{
    public const uint Word = 0x811C9DC5;
    public const uint Pair = 0x2B6D1F35;
    public const uint Gram = 0x5F3759DF;
    public const uint Sign = 0x1B873593;
    public const uint Stems = 0x3C6EF372;
    public const uint StemsApart = 0x7F4A7C15;
    public const uint Marks = 0x51ED270B;
    public const uint Phrase = 0x0BADCAFE;

    public static uint Grow(uint hash, uint unit) => (hash ^ unit) * 16777619u;

    public static uint Finish(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x85EBCA6B;
        hash ^= hash >> 13;
        hash *= 0xC2B2AE35;
        return hash ^ (hash >> 16);
    }
}
