using SupportBot.Storage.Scripts;

namespace SupportBot.Desk;

/// <summary>Shares in words that are honest about small numbers.</summary>
internal static class ShareWords
{
    /// <summary>"62 %", or how few there were.</summary>
    public static string Of(Share share) => share switch
    {
        { All: 0 } => "–",
        { IsFew: true } => string.Create(CultureInfo.InvariantCulture, $"{share.Of} of {share.All}"),
        _ => Percent(share.Value),
    };

    /// <summary>"62 % (54–70 %) of 123", or that it is too few to tell.</summary>
    public static string WithRange(Share share) => share switch
    {
        { All: 0 } => "nobody came to an end yet",
        { IsFew: true } => string.Create(CultureInfo.InvariantCulture, $"{share.Of} of {share.All}: too few to tell"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Percent(share.Value)} of {share.All} (surely {share.From * 100:0}–{share.To * 100:0} %)"),
    };

    public static string Percent(double share) => (share * 100).ToString("0", CultureInfo.InvariantCulture) + " %";
}
