namespace SupportBot.Channels;

/// <summary>A file a customer sent.</summary>
/// <param name="Id">A random 128-bit name in lower-case hexadecimal; knowing it is the right to download, unless it is confidential.</param>
/// <param name="Name">The file name as the customer gave it: shown as text, never used as a path.</param>
/// <param name="ContentType">What it is by its content, see <see cref="FileKind"/>, whatever its name and sender say.</param>
/// <param name="Size">Bytes.</param>
public sealed record Attachment(string Id, string Name, string ContentType, long Size)
{
    /// <summary>Only the agent who has the ticket may open it, and each opening is written down (C24).</summary>
    public bool IsConfidential { get; init; }

    /// <summary>The picture of a sticker, as channels name it: a gesture, not a document.</summary>
    public bool IsSticker => Name.StartsWith("sticker.", StringComparison.Ordinal) && ContentType.StartsWith("image/", StringComparison.Ordinal);
}

/// <summary>Keeps uploaded files outside the web root, under names nobody can guess. What no message refers to after a day is removed.</summary>
public interface IAttachments
{
    /// <summary>Streams a file to where it is kept; null when it is longer than <paramref name="maxBytes"/>, and nothing is kept then.</summary>
    Task<Attachment?> KeepAsync(string name, Stream content, long maxBytes, CancellationToken ct);

    /// <summary>Opens a kept file; null when there is none under this id.</summary>
    Task<(Attachment About, Stream Content)?> OpenAsync(string id, CancellationToken ct);

    /// <summary>Removes a file, if it is there.</summary>
    Task RemoveAsync(string id, CancellationToken ct);
}
