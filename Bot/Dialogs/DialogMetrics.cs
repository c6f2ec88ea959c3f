using System.Diagnostics.Metrics;

namespace SupportBot.Dialogs;

/// <summary>What the pipeline counts.</summary>
internal sealed class DialogMetrics
{
    public DialogMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("SupportBot.Dialogs");
        Accepted = meter.CreateCounter<long>("supportbot.messages.accepted");
        Turns = meter.CreateCounter<long>("supportbot.turns");
        Deliveries = meter.CreateCounter<long>("supportbot.deliveries");
    }

    /// <summary>Messages put on disk, repeats not counted.</summary>
    public Counter<long> Accepted { get; }

    public Counter<long> Turns { get; }

    /// <summary>Tries to deliver, tagged by channel and outcome.</summary>
    public Counter<long> Deliveries { get; }
}
