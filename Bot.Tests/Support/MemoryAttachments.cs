using System.Collections.Concurrent;
using System.Security.Cryptography;
using SupportBot.Channels;

namespace SupportBot.Tests.Support;

/// <summary>Uploaded files in memory.</summary>
internal sealed class MemoryAttachments : IAttachments
{
    private readonly ConcurrentDictionary<string, (Attachment About, byte[] Content)> _kept = new();

    public IReadOnlyCollection<Attachment> Kept => [.. _kept.Values.Select(k => k.About)];

    public async Task<Attachment?> KeepAsync(string name, string contentType, Stream content, long maxBytes, CancellationToken ct)
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, ct);
        if (copy.Length > maxBytes) return null;
        var about = new Attachment(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), name, contentType, copy.Length);
        _kept[about.Id] = (about, copy.ToArray());
        return about;
    }

    public Task<(Attachment About, Stream Content)?> OpenAsync(string id, CancellationToken ct) =>
        Task.FromResult<(Attachment, Stream)?>(_kept.TryGetValue(id, out var kept) ? (kept.About, new MemoryStream(kept.Content)) : null);
}
