using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SupportBot.Benchmarks.Load;

/// <summary>A server in a process of its own on loopback, with a data folder of its own that goes when it goes.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly string _folder;

    private ServerProcess(Process process, string folder, Uri address) => (_process, _folder, Address) = (process, folder, address);

    public Uri Address { get; }

    /// <summary>From the start of the process until it answered that it is ready.</summary>
    public TimeSpan TimeToReady { get; private set; }

    public TimeSpan CpuTime => Fresh().TotalProcessorTime;

    public long ResidentBytes => Fresh().WorkingSet64;

    /// <param name="program">The name of a program beside this one.</param>
    /// <param name="arguments">Its arguments for an address and a data folder.</param>
    public static async Task<ServerProcess> StartAsync(
        string program, Func<Uri, string, IEnumerable<string>> arguments, string? under, TimeProvider clock, CancellationToken ct)
    {
        var folder = Directory.CreateDirectory(Path.Combine(under ?? Path.GetTempPath(), $"supportbot-{Guid.NewGuid():N}")).FullName;
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var begun = Stopwatch.GetTimestamp();
        var server = new ServerProcess(Process.Start(Described(program, arguments(address, folder)))!, folder, address);
        try
        {
            await server.WaitAsync(clock, ct);
            server.TimeToReady = Stopwatch.GetElapsedTime(begun);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends it at once and removes what it kept.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static ProcessStartInfo Described(string program, IEnumerable<string> arguments) =>
        new(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? program + ".exe" : program), arguments);

    private async Task WaitAsync(TimeProvider clock, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = Address };
        for (var begun = Stopwatch.GetTimestamp(); ; await Task.Delay(TimeSpan.FromMilliseconds(5), clock, ct))
        {
            if (_process.HasExited) throw new InvalidOperationException($"The server ended with {_process.ExitCode} instead of getting ready.");
            if (Stopwatch.GetElapsedTime(begun) > LongestStart) throw new TimeoutException("The server did not get ready.");
            try
            {
                using var answer = await http.GetAsync("/health/ready", ct);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
    }

    private Process Fresh()
    {
        _process.Refresh();
        return _process;
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
