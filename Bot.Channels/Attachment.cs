namespace SupportBot.Channels;

/// <summary>A file a customer sent.</summary>
/// <param name="Id">A random 128-bit name in lower-case hexadecimal; knowing it is the right to download.</param>
/// <param name="Name">The file name as the customer gave it: shown as text, never used as a path.</param>
/// <param name="ContentType">The type the sender claimed; downloads never trust it.</param>
/// <param name="Size">Bytes.</param>
public sealed record Attachment(string Id, string Name, string ContentType, long Size);

/// <summary>Keeps uploaded files outside the web root, under names nobody can guess.</summary>
public interface IAttachments
{
    /// <summary>Streams a file to where it is kept; null when it is longer than <paramref name="maxBytes"/>, and nothing is kept then.</summary>
    Task<Attachment?> KeepAsync(string name, string contentType, Stream content, long maxBytes, CancellationToken ct);

    /// <summary>Opens a kept file; null when there is none under this id.</summary>
    Task<(Attachment About, Stream Content)?> OpenAsync(string id, CancellationToken ct);
}
