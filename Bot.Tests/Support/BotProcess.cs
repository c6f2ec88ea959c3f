using System.Collections.Concurrent;
using System.Diagnostics;

namespace SupportBot.Tests.Support;

/// <summary>The product as a process of its own, as it is shipped: started, asked to stop, killed in the middle of its work.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> _output = [];
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Pulse _said = new();
    private readonly Process _process;
    private readonly Task _reading;

    private BotProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    /// <summary>Everything it wrote to its console.</summary>
    public string Output => string.Join('\n', _output);

    public bool HasExited => _process.HasExited;

    /// <summary>Starts it and waits until it says that it serves; fails with its output when it ends instead.</summary>
    public static async Task<BotProcess> ServeAsync(string folder, Uri address, params IEnumerable<(string Key, string Value)> settings)
    {
        var bot = Start([("urls", address.ToString()), ("Data:Path", folder), .. settings]);
        try
        {
            await bot.ServesAsync();
            return bot;
        }
        catch
        {
            await bot.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until it says that it serves; fails with its output when it ends instead.</summary>
    public async Task ServesAsync()
    {
        if (await Task.WhenAny(_started.Task, _process.WaitForExitAsync()).WaitAsync(Patience) == _started.Task) return;
        await EndAsync();
        throw new InvalidOperationException($"The bot ended instead of serving:\n{Output}");
    }

    /// <summary>Starts it without waiting for anything.</summary>
    /// <param name="program">Where the program lies: the build output by default.</param>
    /// <param name="workingFolder">Where it is started from.</param>
    public static BotProcess Start(IEnumerable<(string Key, string Value)> settings, string? program = null, string? workingFolder = null) =>
        Start(settings.Select(setting => $"--{setting.Key}={setting.Value}"), program, workingFolder);

    /// <summary>Starts it with settings in its environment.</summary>
    public static BotProcess StartIn(IReadOnlyDictionary<string, string> environment) => Start([], null, null, environment);

    /// <summary>Runs one of its commands.</summary>
    public static BotProcess Run(params string[] arguments) => Start(arguments, null, null);

    private static BotProcess Start(IEnumerable<string> arguments, string? program, string? workingFolder, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingFolder ?? Path.GetTempPath(),
        };
        start.ArgumentList.Add(Path.Combine(program ?? AppContext.BaseDirectory, "SupportBot.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return new BotProcess(Process.Start(start)!);
    }

    /// <summary>Waits for its own end; answers the exit code.</summary>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        await _reading;
        return _process.ExitCode;
    }

    /// <summary>SIGKILL: not one more instruction runs.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await EndAsync();
    }

    /// <summary>SIGSTOP: it stands still until it is thawed, and its connections stay open.</summary>
    public Task FreezeAsync() => SignalAsync("STOP");

    public Task ThawAsync() => SignalAsync("CONT");

    /// <summary>Waits until it wrote this to its console.</summary>
    public Task SaysAsync(string words) => _said.UntilAsync(() => Output.Contains(words, StringComparison.Ordinal), $"the bot says '{words}'");

    /// <summary>SIGTERM, as a service manager sends it; answers how long the end took.</summary>
    public async Task<TimeSpan> TerminateAsync()
    {
        var began = TimeProvider.System.GetTimestamp();
        await SignalAsync("TERM");
        await EndAsync();
        return TimeProvider.System.GetElapsedTime(began);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await EndAsync();
        _process.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            _output.Enqueue(line);
            _said.Beat();
            if (line.Contains("Ready: ", StringComparison.Ordinal)) _started.TrySetResult();
        }
    }
}
