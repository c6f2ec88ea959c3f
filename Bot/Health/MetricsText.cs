using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;
using SupportBot.Classification;
using SupportBot.Learning;
using SupportBot.Storage;

namespace SupportBot.Health;

/// <summary>
/// Adds up what the meters named <c>SupportBot…</c> count, and writes it in Prometheus' text format
/// (https://prometheus.io/docs/instrumenting/exposition_formats/).
/// </summary>
internal sealed class MetricsText : IDisposable
{
    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<string, double> _sums = new();
    private readonly MeterListener _listener = new();
    private readonly Database _database;
    private readonly TimeProvider _clock;
    private readonly ActiveClassifier _classifier;
    private readonly ModelKeeper _models;

    public MetricsText(Database database, ActiveClassifier classifier, ModelKeeper models, TimeProvider clock)
    {
        (_database, _classifier, _models, _clock) = (database, classifier, models, clock);
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name.StartsWith("SupportBot", StringComparison.Ordinal)) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    public async Task<string> WriteAsync()
    {
        var text = new StringBuilder();
        foreach (var (series, sum) in _sums.OrderBy(entry => entry.Key, StringComparer.Ordinal)) Line(text, series, sum);
        text.Append(await OfStoreAsync());
        Line(text, $"supportbot_classifier_info{{version=\"{_classifier.Current.Version}\"}}", 1);
        Line(text, "supportbot_classifier_trouble", _models.Trouble is null ? 0 : 1);
        Line(text, "process_resident_memory_bytes", Environment.WorkingSet);
        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();

    // What the process itself counts is told also while the store is away.
    private async Task<StringBuilder> OfStoreAsync()
    {
        try
        {
            return Line(await CountAsync().WaitAsync(LongestRead, TimeProvider.System), "supportbot_store_up", 1);
        }
        catch (Exception problem) when (problem is StoreException or TimeoutException)
        {
            return Line(new StringBuilder(), "supportbot_store_up", 0);
        }
    }

    private async Task<StringBuilder> CountAsync()
    {
        var text = new StringBuilder();
        var tickets = await _database.ReadAsync(sql => sql.ListAsync(
            "SELECT state, COUNT(*) FROM tickets WHERE state <> 3 GROUP BY state", row => (State: (Conversations.TicketState)row.GetInt32(0), Count: row.GetInt64(1))));
        foreach (var (state, count) in tickets) Line(text, $"supportbot_tickets{{state=\"{state.ToString().ToLowerInvariant()}\"}}", count);
        var waiting = await _database.ReadAsync(sql => sql.ListAsync(
            "SELECT channel, COUNT(*), MIN(created_at) FROM outbox WHERE state <= 1 GROUP BY channel",
            row => (Channel: row.GetString(0), Count: row.GetInt64(1), Oldest: row.Time(2))));
        foreach (var (channel, count, oldest) in waiting)
        {
            Line(text, $"supportbot_outbox_waiting{{channel=\"{channel}\"}}", count);
            Line(text, $"supportbot_outbox_age_seconds{{channel=\"{channel}\"}}", (_clock.GetUtcNow() - oldest).TotalSeconds);
        }
        return text;
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var isCounter = instrument.IsObservable || instrument is Counter<long> or Counter<double>;
        var (name, labels) = (Name(instrument.Name), Labels(tags));
        Add($"{name}{(isCounter ? "_total" : "_sum")}{labels}", value);
        if (!isCounter) Add($"{name}_count{labels}", 1);
    }

    private void Add(string series, double value) => _sums.AddOrUpdate(series, value, (_, sum) => sum + value);

    private static string Name(string instrument) => instrument.Replace('.', '_').Replace('-', '_');

    // Label values are words of ours, never of customers; quoting is for certainty.
    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty) return "";
        var labels = new List<string>(tags.Length);
        foreach (var (key, value) in tags)
            labels.Add($"{Name(key)}=\"{value?.ToString()?.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
        labels.Sort(StringComparer.Ordinal);
        return "{" + string.Join(',', labels) + "}";
    }

    private static StringBuilder Line(StringBuilder text, string series, double value) =>
        text.Append(series).Append(' ').Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
}
