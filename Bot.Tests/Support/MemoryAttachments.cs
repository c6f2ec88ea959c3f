using System.Collections.Concurrent;
using System.Security.Cryptography;
using SupportBot.Channels;

namespace SupportBot.Tests.Support;

/// <summary>Uploaded files in memory.</summary>
internal sealed class MemoryAttachments : IAttachments
{
    private readonly ConcurrentDictionary<string, (Attachment About, byte[] Content)> _kept = new();

    public IReadOnlyCollection<Attachment> Kept => [.. _kept.Values.Select(k => k.About)];

    /// <summary>Throw instead of keeping anything, as a full disk would.</summary>
    public bool IsFull { get; set; }

    private (int Calls, Exception Failure)? _away;

    /// <summary>Throw this at the next calls, as a store that is away would.</summary>
    public void FailNext(int calls, Exception failure) => _away = (calls, failure);

    public async Task<Attachment?> KeepAsync(string name, Stream content, long maxBytes, CancellationToken ct)
    {
        if (_away is (> 0 and var left, var failure))
        {
            _away = (left - 1, failure);
            throw failure;
        }
        if (IsFull) throw new IOException("No space left on device");
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, ct);
        if (copy.Length > maxBytes) return null;
        var about = new Attachment(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), name, FileKind.Of(copy.GetBuffer().AsSpan(0, (int)copy.Length)), copy.Length);
        _kept[about.Id] = (about, copy.ToArray());
        return about;
    }

    public Task<(Attachment About, Stream Content)?> OpenAsync(string id, CancellationToken ct) =>
        Task.FromResult<(Attachment, Stream)?>(_kept.TryGetValue(id, out var kept) ? (kept.About, new MemoryStream(kept.Content)) : null);

    /// <summary>As the store marks a file whose message says so.</summary>
    public void Confide(string id) => _kept[id] = (_kept[id].About with { IsConfidential = true }, _kept[id].Content);

    public Task RemoveAsync(string id, CancellationToken ct)
    {
        _kept.TryRemove(id, out _);
        return Task.CompletedTask;
    }
}
