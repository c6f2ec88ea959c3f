using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SupportBot.Tests.Support;

/// <summary>Everything that was logged, exceptions written out, to look for what must not be there.</summary>
internal sealed class RecordedLogs : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = [];
    private readonly Pulse _pulse = new();

    public string Text => string.Join('\n', _lines);

    public Task UntilAsync(string words) => _pulse.UntilAsync(() => _lines.Any(line => line.Contains(words, StringComparison.Ordinal)), $"'{words}' is logged");

    public ILogger<T> For<T>() => new Logger<T>(_lines, _pulse);

    public ILogger CreateLogger(string categoryName) => new Logger<RecordedLogs>(_lines, _pulse);

    public void Dispose()
    {
        // What was recorded is read after the program has ended.
    }

    private sealed class Logger<T>(ConcurrentQueue<string> lines, Pulse pulse) : ILogger<T>
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");
            pulse.Beat();
        }
    }
}
