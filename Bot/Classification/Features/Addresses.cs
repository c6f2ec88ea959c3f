namespace SupportBot.Classification.Features;

/// <summary>Web addresses, e-mail addresses and mentions say nothing by their letters: each kind is one feature.</summary>
internal static class Addresses
{
    /// <returns>Whether the chunk was an address, so that its letters are not to be read.</returns>
    public static bool Replace(ReadOnlySpan<char> chunk, FeatureBuffer into, float one)
    {
        if (chunk.Length < 3) return false;
        if (chunk[0] == '@')
        {
            into.Set(Dense.Mention, one);
            return true;
        }

        var isAddress = chunk.Contains("://", StringComparison.Ordinal) || chunk.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
            || chunk[1..^1].Contains('@');
        if (isAddress) into.Set(Dense.Address, one);
        return isAddress;
    }
}
