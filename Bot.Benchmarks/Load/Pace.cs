using System.Diagnostics;

namespace SupportBot.Benchmarks.Load;

/// <summary>When messages are meant to be sent. Latency counts from then, so a server that stalls cannot hide the ones it held up.</summary>
internal abstract class Pace(TimeSpan duration)
{
    private readonly long _begun = Stopwatch.GetTimestamp();

    public TimeSpan Duration => duration;

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_begun);

    /// <summary>When this customer's message of this number (from 0) is due; null when it falls after the end.</summary>
    public abstract TimeSpan? DueAt(int customer, int message);

    /// <summary>So many messages each, one after the other: until the server has compiled what it runs most.</summary>
    public sealed class WarmUp(int messagesEach) : Pace(TimeSpan.MaxValue)
    {
        public override TimeSpan? DueAt(int customer, int message) => message < messagesEach ? Elapsed : null;
    }

    /// <summary>Closed loop: as soon as the last one was answered.</summary>
    public sealed class Closed(TimeSpan duration) : Pace(duration)
    {
        public override TimeSpan? DueAt(int customer, int message) => Elapsed is var now && now < Duration ? now : null;
    }

    /// <summary>Open loop: so many a second over all customers, evenly, whether the server keeps up or not.</summary>
    public sealed class Open(TimeSpan duration, double rate, int customers) : Pace(duration)
    {
        public override TimeSpan? DueAt(int customer, int message)
        {
            var due = TimeSpan.FromSeconds((customer + ((double)message * customers)) / rate);
            return due < Duration ? due : null;
        }
    }
}
