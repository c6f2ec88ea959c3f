using System.Diagnostics.Metrics;
using SupportBot.Channels;
using SupportBot.Conduct;
using SupportBot.Storage;

namespace SupportBot.Dialogs;

/// <summary>
/// What the pipeline counts. Names and attributes of what is sent and processed are OpenTelemetry's:
/// https://opentelemetry.io/docs/specs/semconv/messaging/messaging-metrics/.
/// </summary>
internal sealed class DialogMetrics
{
    private readonly Counter<long> _sent;
    private readonly Counter<long> _anyway;
    private readonly Histogram<double> _sending;
    private readonly Histogram<double> _turns;

    public DialogMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("SupportBot.Dialogs");
        Accepted = meter.CreateCounter<long>("supportbot.messages.accepted");
        _anyway = meter.CreateCounter<long>("supportbot.replies.sent_anyway", "{reply}", "Replies sent although they were warned of, by what they were warned of.");
        _sent = meter.CreateCounter<long>("messaging.client.sent.messages", "{message}", "Tries to send a reply, with error.type where one did not arrive.");
        _sending = meter.CreateHistogram<double>("messaging.client.operation.duration", "s", "How long a messenger took.");
        _turns = meter.CreateHistogram<double>("messaging.process.duration", "s", "How long a turn took, from its messages to the commit.");
    }

    /// <summary>Counts a reply that an agent sent although it was warned of, by what it was warned of (C15).</summary>
    public void SentAnyway(IEnumerable<ConductKind> warnedOf)
    {
        foreach (var kind in warnedOf.Distinct()) _anyway.Add(1, new KeyValuePair<string, object?>("kind", kind.ToString()));
    }

    /// <summary>Messages put on disk, repeats not counted.</summary>
    public Counter<long> Accepted { get; }

    public void TurnTaken(TimeSpan took) => _turns.Record(took.TotalSeconds);

    /// <summary>Counts one try to do something on a messenger.</summary>
    /// <param name="error">What went wrong; null when it was done.</param>
    public void Delivered(ChannelName channel, OutboxAct act, DeliveryFailure? error, TimeSpan took)
    {
        var tags = new System.Diagnostics.TagList { { "messaging.system", channel.Value }, { "messaging.operation.name", NameOf(act) } };
        if (error is { } failure) tags.Add("error.type", NameOf(failure));
        if (act is OutboxAct.Send) _sent.Add(1, tags);
        _sending.Record(took.TotalSeconds, tags);
    }

    private static string NameOf(OutboxAct act) => act switch
    {
        OutboxAct.Send => "send",
        OutboxAct.Edit => "edit",
        OutboxAct.CloseChoices => "close_choices",
        OutboxAct.Remove => "remove",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string NameOf(DeliveryFailure failure) => failure switch
    {
        DeliveryFailure.NotDelivered => "not_delivered",
        DeliveryFailure.Uncertain => "uncertain",
        DeliveryFailure.Refused => "refused",
        DeliveryFailure.Unreachable => "unreachable",
        DeliveryFailure.ShutOut => "shut_out",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
