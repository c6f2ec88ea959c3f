namespace SupportBot.Classification;

/// <summary>Names one model by what is in it: the beginning of its checksum, in hexadecimal digits.</summary>
internal readonly record struct ModelVersion(string Value)
{
    private const int Longest = 64;

    public override string ToString() => Value;

    /// <summary>Reads what somebody typed or clicked; false for what names no model.</summary>
    public static bool TryParse(string? text, IFormatProvider? provider, out ModelVersion version)
    {
        var given = text?.Trim().ToLowerInvariant() ?? "";
        var isVersion = given.Length is > 0 and <= Longest && given.All(char.IsAsciiHexDigitLower);
        version = new ModelVersion(isVersion ? given : "");
        return isVersion;
    }
}
