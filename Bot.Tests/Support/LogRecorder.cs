using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SupportBot.Tests.Support;

/// <summary>Keeps every line of a log, exceptions written out in full.</summary>
internal sealed class LogRecorder : ILogger
{
    private readonly ConcurrentQueue<LogLine> _lines = [];

    public IReadOnlyList<LogLine> Lines => [.. _lines];

    public IReadOnlyList<string> Of(int eventId) => [.. _lines.Where(line => line.EventId == eventId).Select(line => line.Text)];

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue(new LogLine(logLevel, eventId.Id, $"{formatter(state, exception)} {exception}".TrimEnd()));
}

internal sealed record LogLine(LogLevel Level, int EventId, string Text);
