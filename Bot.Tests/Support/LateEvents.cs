using System.Text.Json.Nodes;

namespace SupportBot.Tests.Support;

/// <summary>Events that are overtaken by those of other places, and never by one of their own.</summary>
/// <param name="gate">Held by whoever dispatches.</param>
internal sealed class LateEvents(Lock gate)
{
    private readonly Dictionary<string, (Task Last, int Waiting)> _of = [];

    /// <summary>Whether an event has to wait: because it is late itself, or for those of its place that are.</summary>
    /// <param name="by">How late it is; null when it is not.</param>
    public bool Holds(JsonNode payload, TimeSpan? by, Action dispatch)
    {
        if ((string?)payload["channel_id"] is not { } place) return false;
        lock (gate)
        {
            if (!_of.TryGetValue(place, out var before) && by is null) return false;
            var last = LaterAsync(place, before.Last ?? Task.CompletedTask, by ?? TimeSpan.Zero, dispatch);
            _of[place] = (last, before.Waiting + 1);
            return true;
        }
    }

    private async Task LaterAsync(string place, Task before, TimeSpan by, Action dispatch)
    {
        await Task.Delay(by, TimeProvider.System);
        await before;
        await Task.Yield();
        lock (gate)
        {
            // Out of line before whoever asks next is told that nothing waits.
            dispatch();
            var (last, waiting) = _of[place];
            if (waiting == 1) _of.Remove(place);
            else _of[place] = (last, waiting - 1);
        }
    }
}
