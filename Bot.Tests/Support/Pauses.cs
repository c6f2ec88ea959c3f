using System.Threading.Channels;

namespace SupportBot.Tests.Support;

/// <summary>Pauses that last until the test ends them.</summary>
internal sealed class Pauses
{
    private readonly Channel<RequestedPause> _requested = Channel.CreateUnbounded<RequestedPause>();

    /// <summary>Whether pauses end at once and nobody is told.</summary>
    public bool SkipAll { get; set; }

    public Task WaitAsync(TimeSpan length, CancellationToken ct)
    {
        if (SkipAll) return Task.CompletedTask;
        var pause = new RequestedPause(length);
        _requested.Writer.TryWrite(pause);
        return pause.Ended.WaitAsync(ct);
    }

    /// <summary>The next pause somebody wants to make.</summary>
    public Task<RequestedPause> NextAsync() => _requested.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60));

    /// <summary>Lets a number of pauses go by, and tells how long they were meant to be.</summary>
    public async Task<IReadOnlyList<TimeSpan>> SkipAsync(int count)
    {
        var lengths = new List<TimeSpan>();
        while (lengths.Count < count)
        {
            var pause = await NextAsync();
            lengths.Add(pause.Length);
            pause.End();
        }
        return lengths;
    }
}

/// <summary>A pause that lasts until it is ended.</summary>
internal sealed class RequestedPause(TimeSpan length)
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TimeSpan Length => length;

    public Task Ended => _ended.Task;

    public void End() => _ended.TrySetResult();
}
