using SupportBot.Channels;

namespace SupportBot.Simulation;

/// <summary>What a customer sends who sends a file.</summary>
internal static class SentFiles
{
    public static Attachment Document { get; } = new("0123456789abcdef0123456789abcdef", "log.txt", "text/plain", 2048);

    public static Attachment Photo { get; } = new("fedcba9876543210fedcba9876543210", "screen.png", "image/png", 40960);

    /// <summary>Null for what is no file but a messenger's word for what cannot be read.</summary>
    public static Attachment? Of(string what) => what switch
    {
        "file" => Document,
        "photo" => Photo,
        _ => null,
    };
}
